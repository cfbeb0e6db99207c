import { defineErrors } from "@tongshu/platform/errors";

/** What can be wrong with a harvest's input. The codes of damaged bytes are record-stream's own. */
export const inputErrors = defineErrors({
  INPUT_EMPTY: {
    status: 422,
    message: { zh: "文件 {file} 是空的。", en: "The file {file} is empty." },
    remedy: { zh: "请检查来源是否给出了内容，然后重新采集。", en: "Check that the source gives content, then harvest again." },
  },
  INPUT_IS_BINARY: {
    status: 422,
    message: {
      zh: "文件 {file} 不是文本：{detail}。",
      en: "The file {file} is not text: {detail}.",
    },
    remedy: {
      zh: "请给出 JSON、CSV 或 XLSX 格式的目录；压缩文件只支持 gzip。",
      en: "Give the catalogue as JSON, CSV or XLSX; of compressed files only gzip is read.",
    },
  },
  INPUT_IS_HTML: {
    status: 422,
    message: { zh: "文件 {file} 是网页（HTML），不是数据目录。", en: "The file {file} is a web page (HTML), not a catalogue." },
    remedy: { zh: "来源可能返回了错误页或登录页；请在浏览器中打开地址核对。", en: "The source probably answered with an error or sign-in page; open its address in a browser." },
  },
  INPUT_IS_XML: {
    status: 422,
    message: { zh: "文件 {file} 是 XML，本格式不读取 XML。", en: "The file {file} is XML, which this format does not read." },
    remedy: { zh: "请向来源索取 JSON 或 CSV 格式的目录。", en: "Ask the source for its catalogue as JSON or CSV." },
  },
  INPUT_NOT_JSON: {
    status: 422,
    message: { zh: "文件 {file} 第 {line} 行起不是 JSON：{detail}。", en: "The file {file} is not JSON from line {line} on: {detail}." },
    remedy: { zh: "请用 JSON 校验工具检查该行，改正后重新采集。", en: "Check that line with a JSON validator, mend it and harvest again." },
  },
  INPUT_TRUNCATED: {
    status: 422,
    message: { zh: "文件 {file} 在第 {line} 行处中断，其后的内容缺失。", en: "The file {file} breaks off at line {line}; what follows is missing." },
    remedy: { zh: "中断前的完整记录已入库；请重新下载完整文件后再采集。", en: "The whole records before it are kept; fetch the file again and harvest it once more." },
  },
  INPUT_UNREADABLE: {
    status: 422,
    message: { zh: "文件 {file} 无法读取：{detail}。", en: "The file {file} cannot be read: {detail}." },
    remedy: { zh: "请检查路径和读取权限。", en: "Check its path and its permissions." },
  },
  RECORDS_NOT_FOUND: {
    status: 422,
    message: { zh: "文件 {file} 中找不到记录列表：{detail}。", en: "The file {file} holds no list of records: {detail}." },
    remedy: { zh: "请核对格式名称（--format）与文件是否相符。", en: "Check that the format (--format) fits the file." },
  },
  RECORD_MALFORMED: {
    status: 422,
    message: { zh: "文件 {file} 第 {line} 行（第 {record} 条记录）损坏：{detail}。", en: "The file {file}, line {line} (record {record}), is damaged: {detail}." },
    remedy: { zh: "其余记录已入库；请来源改正该记录后重新采集。", en: "The other records are kept; have the source mend this one and harvest again." },
  },
  RECORD_TOO_LARGE: {
    status: 422,
    message: { zh: "文件 {file} 第 {line} 行（第 {record} 条记录）过大：{detail}。", en: "The file {file}, line {line} (record {record}), is too large: {detail}." },
    remedy: { zh: "请把该记录拆成几条，或去掉嵌入的数据。", en: "Split the record, or take embedded data out of it." },
  },
  RECORD_TOO_DEEP: {
    status: 422,
    message: { zh: "文件 {file} 第 {line} 行（第 {record} 条记录）嵌套过深：{detail}。", en: "The file {file}, line {line} (record {record}), is nested too deeply: {detail}." },
    remedy: { zh: "请来源减少该记录的嵌套层数。", en: "Have the source nest the record less deeply." },
  },
  ENCODING_INVALID: {
    status: 422,
    message: { zh: "文件 {file} 第 {line} 行含有无法识别的字符编码：{detail}。", en: "The file {file}, line {line}, holds bytes of no known encoding: {detail}." },
    remedy: { zh: "请以 UTF-8 保存文件，或用 --encoding 指明编码（如 big5、gb18030）。", en: "Save the file as UTF-8, or name its encoding with --encoding (big5, gb18030 …)." },
  },
  ROW_RAGGED: {
    status: 422,
    message: { zh: "文件 {file} 第 {line} 行（第 {record} 条记录）的列数与表头不符：{detail}。", en: "The file {file}, line {line} (record {record}), has other columns than its header: {detail}." },
    remedy: { zh: "请补齐或去掉多余的单元格；含逗号的文字要加引号。", en: "Add the missing cells or take out the extra ones; quote texts that hold commas." },
  },
  CSV_QUOTE_UNCLOSED: {
    status: 422,
    message: { zh: "文件 {file} 第 {line} 行的引号没有闭合：{detail}。", en: "The file {file}, line {line}, has a quotation mark that is never closed: {detail}." },
    remedy: { zh: "请闭合引号；文字中的引号要写成两个。", en: "Close the quotation mark; inside a text write it twice." },
  },
  HEADER_MISSING: {
    status: 422,
    message: { zh: "文件 {file} 没有表头：{detail}。", en: "The file {file} has no header row: {detail}." },
    remedy: { zh: "第一行应为列名。", en: "The first row must hold the names of the columns." },
  },
  HEADER_DUPLICATE: {
    status: 422,
    message: { zh: "文件 {file} 的表头有重复的列名：{detail}。", en: "The header of {file} names a column twice: {detail}." },
    remedy: { zh: "请给每一列不同的名称。", en: "Give each column a name of its own." },
  },
  HEADER_TOO_WIDE: {
    status: 422,
    message: { zh: "文件 {file} 的列过多：{detail}。", en: "The file {file} has too many columns: {detail}." },
    remedy: { zh: "请拆分表格。", en: "Split the table." },
  },
  TOO_MUCH_DAMAGE: {
    status: 422,
    message: { zh: "文件 {file} 损坏严重，第 {line} 行后停止读取：{detail}。", en: "The file {file} is too damaged; reading stopped after line {line}: {detail}." },
    remedy: { zh: "请重新下载文件后再采集。", en: "Fetch the file again and harvest it once more." },
  },
  GZIP_DAMAGED: {
    status: 422,
    message: { zh: "压缩文件 {file} 损坏：{detail}。", en: "The compressed file {file} is damaged: {detail}." },
    remedy: { zh: "能解出的记录已入库，但内容可能有误；请重新下载后再采集。", en: "What could be unpacked is kept but may be wrong; fetch the file again and harvest it once more." },
  },
  COMPRESSION_RATIO: {
    status: 422,
    message: { zh: "压缩文件 {file} 的压缩比异常：{detail}。", en: "The compressed file {file} unpacks to far more than it should: {detail}." },
    remedy: { zh: "可能是压缩炸弹；请核实来源，必要时提供未压缩的文件。", en: "It may be a decompression bomb; check the source, or harvest the unpacked file." },
  },
  TOO_LARGE_DECOMPRESSED: {
    status: 422,
    message: { zh: "文件 {file} 解压后过大：{detail}。", en: "The file {file} is too large once unpacked: {detail}." },
    remedy: { zh: "请把目录分成几个文件。", en: "Split the catalogue into several files." },
  },
  XLSX_DAMAGED: {
    status: 422,
    message: { zh: "工作簿 {file} 损坏或不是 XLSX：{detail}。", en: "The workbook {file} is damaged or not XLSX: {detail}." },
    remedy: { zh: "请用表格软件打开并另存为 XLSX。", en: "Open it in a spreadsheet program and save it as XLSX." },
  },
  XLSX_TOO_LARGE: {
    status: 422,
    message: { zh: "工作簿 {file} 过大：{detail}。", en: "The workbook {file} is too large: {detail}." },
    remedy: { zh: "请拆分工作簿，或改用 CSV 模板。", en: "Split the workbook, or use the CSV template." },
  },
  XLSX_SHEET_MISSING: {
    status: 422,
    message: { zh: "工作簿 {file} 缺少工作表：{detail}。", en: "The workbook {file} lacks a sheet: {detail}." },
    remedy: { zh: "请使用 Tongshu 的 XLSX 模板。", en: "Use Tongshu's XLSX template." },
  },
  FORMAT_UNKNOWN: {
    status: 422,
    message: { zh: "无法识别文件 {file} 的目录格式。", en: "The catalogue format of {file} is not known." },
    remedy: { zh: "请用 --format 指明格式；可用格式：{formats}。", en: "Name it with --format; the formats are: {formats}." },
  },
  FORMAT_DIFFERS: {
    status: 422,
    message: { zh: "文件 {file} 的格式 {found} 与本来源其他文件的格式 {expected} 不同。", en: "The file {file} is of format {found}, the other files of this source are {expected}." },
    remedy: { zh: "请把不同格式的文件作为不同来源采集。", en: "Harvest files of another format as another source." },
  },
  INPUT_TOO_MANY_FILES: {
    status: 422,
    message: { zh: "文件夹 {file} 中的文件超过 {filesMax} 个。", en: "The folder {file} holds more than {filesMax} files." },
    remedy: { zh: "请分成几个文件夹。", en: "Split the folder." },
  },
  PLAN_INVALID: {
    status: 422,
    message: { zh: "采集计划 {file} 无效：{field}：{detail}。", en: "The harvest plan {file} is not valid: {field}: {detail}." },
    remedy: { zh: "请对照文档 docs/guides/harvest.md 改正。", en: "Mend it as docs/guides/harvest.md says." },
  },
});
