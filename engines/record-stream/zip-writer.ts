export interface ZipPart {
  readonly name: string;
  /** 0 stored, 8 deflated (APPNOTE.TXT 4.4.5). */
  readonly method: number;
  readonly crc32: number;
  readonly unpackedBytes: number;
  /** As packed. */
  readonly data: Uint8Array;
}

/** Writes a zip file of parts that are packed already (APPNOTE.TXT 4.3). */
export function writeZip(parts: readonly ZipPart[]): Buffer {
  const body: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name, "utf8");
    const fields = describePart(part, name.length);
    const local = Buffer.concat([signature(0x04034b50), fields, name]);
    const central = Buffer.concat([
      signature(0x02014b50),
      Buffer.from([20, 0]),
      fields,
      Buffer.alloc(14),
      name,
    ]);
    central.writeUInt32LE(offset, 42);
    body.push(local, part.data);
    directory.push(central);
    offset += local.length + part.data.length;
  }
  const directoryBytes = directory.reduce((sum, one) => sum + one.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directoryBytes, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...body, ...directory, end]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** The 26 bytes that the local header and the central directory share. */
function describePart(part: ZipPart, nameBytes: number): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(part.method, 4);
  fields.writeUInt32LE(part.crc32, 10);
  fields.writeUInt32LE(part.data.length, 14);
  fields.writeUInt32LE(part.unpackedBytes, 18);
  fields.writeUInt16LE(nameBytes, 22);
  return fields;
}
