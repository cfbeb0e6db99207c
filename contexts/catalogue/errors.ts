import { defineErrors } from "@tongshu/platform/errors";

// Long because: a context has one closed table of codes, so that no code can stand twice.

/** Every refusal of the catalogue: stable code, HTTP status, what is wrong, how to mend it. */
export const catalogueErrors = defineErrors({
  ENTRY_NOT_FOUND: {
    status: 404,
    message: { zh: "没有编号为 {id} 的目录条目。", en: "There is no catalogue entry {id}." },
    remedy: { zh: "请核对编号，或重新搜索。", en: "Check the id, or search for the entry." },
  },
  ENTRY_WITHDRAWN: {
    status: 410,
    message: {
      zh: "目录条目 {id} 已于 {removedOn} 从本目录撤出，其内容和历史不再保存。",
      en: "The catalogue entry {id} was withdrawn on {removedOn}; its content and history are no longer kept.",
    },
    remedy: {
      zh: "请删除指向它的链接，或搜索相近的数据。",
      en: "Remove links to it, or search for similar data.",
    },
  },
  ENTRY_NOT_YET_REGISTERED: {
    status: 404,
    message: {
      zh: "目录条目 {id} 在 {at} 时尚未登记。",
      en: "The catalogue entry {id} was not yet registered at {at}.",
    },
    remedy: { zh: "请选择 {createdAt} 之后的时间。", en: "Choose an instant after {createdAt}." },
  },
  FORMAT_NOT_FOUND: {
    status: 400,
    message: { zh: "没有名为“{format}”的目录格式。", en: "There is no catalogue format {format}." },
    remedy: { zh: "可用格式：{formats}。", en: "The formats are: {formats}." },
  },
  HARVEST_ALREADY_RUNNING: {
    status: 409,
    message: {
      zh: "来源“{source}”正在采集中。",
      en: "The source {source} is being harvested at this moment.",
    },
    remedy: {
      zh: "请等待当前采集结束后再试。",
      en: "Wait until that harvest has ended, then try again.",
    },
  },
  HARVEST_NOT_BEGUN: {
    status: 409,
    message: {
      zh: "来源“{source}”的采集在读入之前就被取消，目录保持原样。",
      en: "The harvest of {source} was cancelled before it read anything; the catalogue is as it was.",
    },
    remedy: { zh: "需要时请重新采集。", en: "Harvest it again when it is wanted." },
  },
  EXPORTS_TOO_MANY: {
    status: 503,
    message: {
      zh: "正在进行的导出已达上限：每个来访地址 {clientMax} 个，共 {max} 个。",
      en: "As many exports are being sent as may be: {clientMax} to one address, {max} in all.",
    },
    remedy: {
      zh: "请等正在进行的导出结束，或在 {retrySeconds} 秒后再试。",
      en: "Wait until one of yours has ended, or try again in {retrySeconds} seconds.",
    },
  },
  MINED_PAIR_NOT_FOUND: {
    status: 404,
    message: {
      zh: "审核清单中没有“{pair}”，什么都没有改变。",
      en: "The review list holds no pair {pair}; nothing was changed.",
    },
    remedy: {
      zh: "请按 tongshu glossary list 所列的写法给出，例如 '白皮书=white paper'。",
      en: "Write it as tongshu glossary list shows it, such as '白皮书=white paper'.",
    },
  },
  NO_HARVEST_RUNNING: {
    status: 409,
    message: { zh: "现在没有正在进行的采集。", en: "No harvest is running." },
    remedy: {
      zh: "tongshu sources 列出各来源最近一次采集的结果。",
      en: "tongshu sources lists how the last harvest of each source ended.",
    },
  },
  RUN_NOT_FOUND: {
    status: 404,
    message: {
      zh: "没有编号为“{run}”的采集，也没有名为“{run}”的来源正在采集。",
      en: "There is no harvest {run}, and no source {run} is being harvested.",
    },
    remedy: {
      zh: "tongshu status 列出正在进行的采集及其编号。",
      en: "tongshu status lists the harvests that are running, with their ids.",
    },
  },
  RUN_ENDED: {
    status: 409,
    message: {
      zh: "采集 {run} 已经结束（{state}）。",
      en: "The harvest {run} has ended ({state}).",
    },
    remedy: { zh: "无需取消。", en: "There is nothing to cancel." },
  },
  CANCEL_AMBIGUOUS: {
    status: 409,
    message: {
      zh: "有多个采集正在进行：{runs}。",
      en: "Several harvests are running: {runs}.",
    },
    remedy: { zh: "请给出其中一个的编号。", en: "Give the id of one of them." },
  },
  CANCEL_NOT_YET: {
    status: 503,
    message: {
      zh: "已请求取消来源“{source}”的采集 {run}，但它尚未停下。",
      en: "The harvest {run} of {source} was asked to stop and has not stopped yet.",
    },
    remedy: {
      zh: "它会在下一个安全点停下；可用 tongshu status 查看，或再执行一次。",
      en: "It stops at its next safe point; look with tongshu status, or ask again.",
    },
  },
  INPUT_NO_RECORDS: {
    status: 422,
    message: {
      zh: "输入 {file} 中没有任何记录；目录保持原样，也没有条目被标为缺失。",
      en: "The input {file} holds no record; the catalogue stays as it is and nothing is marked missing.",
    },
    remedy: {
      zh: "请检查导出是否完整；若来源确已清空，请用 tongshu source forget。",
      en: "Check that the export is whole; for a source that has really become empty use tongshu source forget.",
    },
  },
  SAMPLE_SIZE_INVALID: {
    status: 400,
    message: { zh: "示例条目数 {entries} 无效。", en: "{entries} is no size for the sample." },
    remedy: {
      zh: "请给出 1 至 {entriesMax} 之间的整数。",
      en: "Give a whole number from 1 to {entriesMax}.",
    },
  },
  SOURCE_EXISTS: {
    status: 409,
    message: { zh: "已有名为“{source}”的来源。", en: "There is a source named {source} already." },
    remedy: {
      zh: "请换一个名称；tongshu sources 列出所有来源。",
      en: "Choose another name; tongshu sources lists all of them.",
    },
  },
  SOURCE_IS_SAMPLE: {
    status: 409,
    message: {
      zh: "来源“{source}”是示例数据。",
      en: "The source {source} is the sample.",
    },
    remedy: {
      zh: "用 tongshu sample remove 移除示例。",
      en: "Take the sample out with: tongshu sample remove.",
    },
  },
  SOURCE_NAME_INVALID: {
    status: 400,
    message: {
      zh: "来源名称“{source}”不可用。",
      en: "{source} cannot be the name of a source.",
    },
    remedy: {
      zh: "名称须由小写字母、数字、点、下划线和连字符组成，以字母或数字开头，最长 100 个字符；“sample”为示例保留。",
      en: "Use small letters, digits, dots, underscores and hyphens, beginning with a letter or digit, at most 100 characters; “sample” is reserved for the sample.",
    },
  },
  SOURCE_NOT_FOUND: {
    status: 404,
    message: { zh: "没有名为“{source}”的来源。", en: "There is no source named {source}." },
    remedy: {
      zh: "用 tongshu sources 查看所有来源。",
      en: "List the sources with: tongshu sources.",
    },
  },
  QUERY_TOO_LONG: {
    status: 400,
    message: {
      zh: "查询过长：最多 {charactersMax} 个字符、{wordsMax} 个词。",
      en: "The query is too long: at most {charactersMax} characters and {wordsMax} words.",
    },
    remedy: { zh: "请缩短查询。", en: "Shorten the query." },
  },
  PAGE_OUT_OF_REACH: {
    status: 400,
    message: {
      zh: "按页码最多可到第 {resultsMax} 条结果。",
      en: "Page numbers reach the first {resultsMax} results.",
    },
    remedy: {
      zh: "请用 cursor 继续，或缩小范围。",
      en: "Continue with cursor, or narrow the search.",
    },
  },
  CURSOR_INVALID: {
    status: 400,
    message: { zh: "cursor 无效。", en: "The cursor is not valid." },
    remedy: {
      zh: "请使用上一个回答中的 cursor，查询保持不变。",
      en: "Use the cursor of the answer before, with the same query.",
    },
  },
  SEARCH_TIMED_OUT: {
    status: 503,
    message: { zh: "搜索用时过长，已停止。", en: "The search took too long and was given up." },
    remedy: { zh: "请使用更多或更少见的词。", en: "Use more words, or rarer ones." },
  },
  SEARCH_OVERLOADED: {
    status: 503,
    message: { zh: "搜索繁忙。", en: "The search is busy." },
    remedy: { zh: "请稍后再试。", en: "Try again in a moment." },
  },
  RECORD_NOT_AN_OBJECT: {
    status: 422,
    message: { zh: "这条记录不是带字段的对象。", en: "The record is not an object with fields." },
    remedy: {
      zh: "请检查文件格式，或在采集计划中写明格式。",
      en: "Check the file's format, or name the format in the plan.",
    },
  },
  RECORD_ID_MISSING: {
    status: 422,
    message: { zh: "记录没有标识（{field}）。", en: "The record has no identifier ({field})." },
    remedy: {
      zh: "请来源方补上稳定不变的标识。",
      en: "Ask the source to state an identifier that does not change.",
    },
  },
  RECORD_TITLE_MISSING: {
    status: 422,
    message: { zh: "记录没有名称（{field}）。", en: "The record has no title ({field})." },
    remedy: { zh: "请来源方补上名称。", en: "Ask the source to state a title." },
  },
  RECORD_PROVIDER_MISSING: {
    status: 422,
    message: { zh: "记录没有提供方（{field}）。", en: "The record has no provider ({field})." },
    remedy: {
      zh: "请来源方补上提供方，或在采集计划中写明。",
      en: "Ask the source to state the provider, or name it in the plan.",
    },
  },
  RECORD_FIELD_INVALID: {
    status: 422,
    message: {
      zh: "字段 {field} 的值不可用：{reason}。",
      en: "The value of {field} cannot be used: {reason}.",
    },
    remedy: { zh: "请更正该字段。", en: "Correct this field." },
  },
  RECORD_DATE_INVALID: {
    status: 422,
    message: { zh: "“{field}”不是日期：{value}。", en: "{field} is not a date: {value}." },
    remedy: { zh: "请写成 2024-05-01 的样子。", en: "Write it like 2024-05-01." },
  },
  RECORD_COUNT_INVALID: {
    status: 422,
    message: { zh: "“{field}”不是整数：{value}。", en: "{field} is not a whole number: {value}." },
    remedy: { zh: "请只写数字，不带单位。", en: "Write digits only, without a unit." },
  },
  RECORD_REGION_INCOMPLETE: {
    status: 422,
    message: {
      zh: "行政区划的代码和名称只填了一个。",
      en: "Only one of the region's code and name is stated.",
    },
    remedy: { zh: "请两项都填，或都不填。", en: "State both, or neither." },
  },
  RECORD_VALUE_UNKNOWN: {
    status: 422,
    message: { zh: "“{field}”不能填“{value}”。", en: "{field} cannot be {value}." },
    remedy: { zh: "可填：{known}。", en: "Known values: {known}." },
  },
  RECORD_SECRET_REFUSED: {
    status: 422,
    message: {
      zh: "条目未写明“非涉密”，不予接收（{field}）。",
      en: "The entry is not stated to be non-secret, so it is not admitted ({field}).",
    },
    remedy: {
      zh: "非涉密的条目请写明“非涉密”；涉密条目请走保密渠道，勿放入本文件。",
      en: "State that it is non-secret if it is; a secret entry does not belong into this file.",
    },
  },
  RECORD_ITEMS_TOO_MANY: {
    status: 422,
    message: {
      zh: "信息项过多：{count} 项，最多 {most} 项。",
      en: "Too many items: {count}, at most {most}.",
    },
    remedy: { zh: "请拆分该条目。", en: "Split the entry." },
  },
  TEMPLATE_COLUMN_UNKNOWN: {
    status: 422,
    message: { zh: "模板没有“{column}”这一列。", en: "The template has no column {column}." },
    remedy: {
      zh: "最接近的列是“{nearest}”。请改列名，或删去该列。",
      en: "The nearest known column is {nearest}. Rename the column or remove it.",
    },
  },
  TEMPLATE_SHEET_UNKNOWN: {
    status: 422,
    message: { zh: "模板没有“{sheet}”这一工作表。", en: "The template has no sheet {sheet}." },
    remedy: {
      zh: "工作表只能是“目录条目”和“信息项”（Entries、Items）。",
      en: "The sheets are Entries and Items (目录条目, 信息项).",
    },
  },

  // What can be wrong with a harvest's input. The codes of damaged bytes are record-stream's own.
  INPUT_FOLDER_EMPTY: {
    status: 422,
    message: { zh: "文件夹 {file} 中没有文件。", en: "The folder {file} holds no files." },
    remedy: {
      zh: "请核对路径；隐藏文件不会读取。",
      en: "Check the path; hidden files are not read.",
    },
  },
  LANGUAGE_TAG_INVALID: {
    status: 400,
    message: { zh: "“{language}”不是语言标签。", en: "{language} is not a language tag." },
    remedy: {
      zh: "请用 BCP 47 标签，如 zh-Hans、zh-Hant、en、es。",
      en: "Use a BCP 47 tag such as zh-Hans, zh-Hant, en or es.",
    },
  },
  ENCODING_UNKNOWN: {
    status: 400,
    message: {
      zh: "没有名为“{encoding}”的字符编码。",
      en: "There is no encoding named {encoding}.",
    },
    remedy: {
      zh: "请用 WHATWG 编码名称，如 utf-8、big5、gb18030、windows-1252。",
      en: "Use a name of the WHATWG encoding standard: utf-8, big5, gb18030, windows-1252.",
    },
  },
  INPUT_EMPTY: {
    status: 422,
    message: { zh: "文件 {file} 是空的。", en: "The file {file} is empty." },
    remedy: {
      zh: "请检查来源是否给出了内容，然后重新采集。",
      en: "Check that the source gives content, then harvest again.",
    },
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
    message: {
      zh: "文件 {file} 是网页（HTML），不是数据目录。",
      en: "The file {file} is a web page (HTML), not a catalogue.",
    },
    remedy: {
      zh: "来源可能返回了错误页或登录页；请在浏览器中打开地址核对。",
      en: "The source probably answered with an error or sign-in page; open its address in a browser.",
    },
  },
  INPUT_IS_XML: {
    status: 422,
    message: {
      zh: "文件 {file} 是 XML，本格式不读取 XML。",
      en: "The file {file} is XML, which this format does not read.",
    },
    remedy: {
      zh: "请向来源索取 JSON 或 CSV 格式的目录。",
      en: "Ask the source for its catalogue as JSON or CSV.",
    },
  },
  INPUT_NOT_JSON: {
    status: 422,
    message: {
      zh: "文件 {file} 第 {line} 行起不是 JSON：{detail}。",
      en: "The file {file} is not JSON from line {line} on: {detail}.",
    },
    remedy: {
      zh: "请用 JSON 校验工具检查该行，改正后重新采集。",
      en: "Check that line with a JSON validator, mend it and harvest again.",
    },
  },
  INPUT_TRUNCATED: {
    status: 422,
    message: {
      zh: "文件 {file} 在第 {line} 行处中断，其后的内容缺失。",
      en: "The file {file} breaks off at line {line}; what follows is missing.",
    },
    remedy: {
      zh: "中断前的完整记录已入库；请重新下载完整文件后再采集。",
      en: "The whole records before it are kept; fetch the file again and harvest it once more.",
    },
  },
  INPUT_UNREADABLE: {
    status: 422,
    message: {
      zh: "文件 {file} 无法读取：{detail}。",
      en: "The file {file} cannot be read: {detail}.",
    },
    remedy: { zh: "请检查路径和读取权限。", en: "Check its path and its permissions." },
  },
  RECORDS_NOT_FOUND: {
    status: 422,
    message: {
      zh: "文件 {file} 中找不到记录列表：{detail}。",
      en: "The file {file} holds no list of records: {detail}.",
    },
    remedy: {
      zh: "请核对格式名称（--format）与文件是否相符。",
      en: "Check that the format (--format) fits the file.",
    },
  },
  RECORD_MALFORMED: {
    status: 422,
    message: {
      zh: "文件 {file} 第 {line} 行（第 {record} 条记录）损坏：{detail}。",
      en: "The file {file}, line {line} (record {record}), is damaged: {detail}.",
    },
    remedy: {
      zh: "其余记录已入库；请来源改正该记录后重新采集。",
      en: "The other records are kept; have the source mend this one and harvest again.",
    },
  },
  RECORD_TOO_LARGE: {
    status: 422,
    message: {
      zh: "文件 {file} 第 {line} 行（第 {record} 条记录）过大：{detail}。",
      en: "The file {file}, line {line} (record {record}), is too large: {detail}.",
    },
    remedy: {
      zh: "请把该记录拆成几条，或去掉嵌入的数据。",
      en: "Split the record, or take embedded data out of it.",
    },
  },
  RECORD_TOO_DEEP: {
    status: 422,
    message: {
      zh: "文件 {file} 第 {line} 行（第 {record} 条记录）嵌套过深：{detail}。",
      en: "The file {file}, line {line} (record {record}), is nested too deeply: {detail}.",
    },
    remedy: {
      zh: "请来源减少该记录的嵌套层数。",
      en: "Have the source nest the record less deeply.",
    },
  },
  ENCODING_INVALID: {
    status: 422,
    message: {
      zh: "文件 {file} 第 {line} 行含有无法识别的字符编码：{detail}。",
      en: "The file {file}, line {line}, holds bytes of no known encoding: {detail}.",
    },
    remedy: {
      zh: "请以 UTF-8 保存文件，或用 --encoding 指明编码（如 big5、gb18030）。",
      en: "Save the file as UTF-8, or name its encoding with --encoding (big5, gb18030 …).",
    },
  },
  ROW_RAGGED: {
    status: 422,
    message: {
      zh: "文件 {file} 第 {line} 行（第 {record} 条记录）的列数与表头不符：{detail}。",
      en: "The file {file}, line {line} (record {record}), has other columns than its header: {detail}.",
    },
    remedy: {
      zh: "请补齐或去掉多余的单元格；含逗号的文字要加引号。",
      en: "Add the missing cells or take out the extra ones; quote texts that hold commas.",
    },
  },
  CSV_QUOTE_UNCLOSED: {
    status: 422,
    message: {
      zh: "文件 {file} 第 {line} 行的引号没有闭合：{detail}。",
      en: "The file {file}, line {line}, has a quotation mark that is never closed: {detail}.",
    },
    remedy: {
      zh: "请闭合引号；文字中的引号要写成两个。",
      en: "Close the quotation mark; inside a text write it twice.",
    },
  },
  HEADER_MISSING: {
    status: 422,
    message: {
      zh: "文件 {file} 没有表头：{detail}。",
      en: "The file {file} has no header row: {detail}.",
    },
    remedy: { zh: "第一行应为列名。", en: "The first row must hold the names of the columns." },
  },
  HEADER_DUPLICATE: {
    status: 422,
    message: {
      zh: "文件 {file} 的表头有重复的列名：{detail}。",
      en: "The header of {file} names a column twice: {detail}.",
    },
    remedy: { zh: "请给每一列不同的名称。", en: "Give each column a name of its own." },
  },
  HEADER_TOO_WIDE: {
    status: 422,
    message: {
      zh: "文件 {file} 的列过多：{detail}。",
      en: "The file {file} has too many columns: {detail}.",
    },
    remedy: { zh: "请拆分表格。", en: "Split the table." },
  },
  TOO_MUCH_DAMAGE: {
    status: 422,
    message: {
      zh: "文件 {file} 损坏严重，第 {line} 行后停止读取：{detail}。",
      en: "The file {file} is too damaged; reading stopped after line {line}: {detail}.",
    },
    remedy: {
      zh: "请重新下载文件后再采集。",
      en: "Fetch the file again and harvest it once more.",
    },
  },
  GZIP_DAMAGED: {
    status: 422,
    message: {
      zh: "压缩文件 {file} 损坏：{detail}。",
      en: "The compressed file {file} is damaged: {detail}.",
    },
    remedy: {
      zh: "能解出的记录已入库，但内容可能有误；请重新下载后再采集。",
      en: "What could be unpacked is kept but may be wrong; fetch the file again and harvest it once more.",
    },
  },
  COMPRESSION_RATIO: {
    status: 422,
    message: {
      zh: "压缩文件 {file} 的压缩比异常：{detail}。",
      en: "The compressed file {file} unpacks to far more than it should: {detail}.",
    },
    remedy: {
      zh: "可能是压缩炸弹；请核实来源，必要时提供未压缩的文件。",
      en: "It may be a decompression bomb; check the source, or harvest the unpacked file.",
    },
  },
  TOO_LARGE_DECOMPRESSED: {
    status: 422,
    message: {
      zh: "文件 {file} 解压后过大：{detail}。",
      en: "The file {file} is too large once unpacked: {detail}.",
    },
    remedy: { zh: "请把目录分成几个文件。", en: "Split the catalogue into several files." },
  },
  XLSX_DAMAGED: {
    status: 422,
    message: {
      zh: "工作簿 {file} 损坏或不是 XLSX：{detail}。",
      en: "The workbook {file} is damaged or not XLSX: {detail}.",
    },
    remedy: {
      zh: "请用表格软件打开并另存为 XLSX。",
      en: "Open it in a spreadsheet program and save it as XLSX.",
    },
  },
  XLSX_TOO_LARGE: {
    status: 422,
    message: {
      zh: "工作簿 {file} 过大：{detail}。",
      en: "The workbook {file} is too large: {detail}.",
    },
    remedy: {
      zh: "请拆分工作簿，或改用 CSV 模板。",
      en: "Split the workbook, or use the CSV template.",
    },
  },
  XLSX_SHEET_MISSING: {
    status: 422,
    message: {
      zh: "工作簿 {file} 缺少工作表：{detail}。",
      en: "The workbook {file} lacks a sheet: {detail}.",
    },
    remedy: { zh: "请使用 Tongshu 的 XLSX 模板。", en: "Use Tongshu's XLSX template." },
  },
  FORMAT_UNKNOWN: {
    status: 422,
    message: {
      zh: "无法识别文件 {file} 的目录格式。",
      en: "The catalogue format of {file} is not known.",
    },
    remedy: {
      zh: "请用 --format 指明格式；可用格式：{formats}。",
      en: "Name it with --format; the formats are: {formats}.",
    },
  },
  FORMAT_DIFFERS: {
    status: 422,
    message: {
      zh: "文件 {file} 的格式 {found} 与本来源其他文件的格式 {expected} 不同。",
      en: "The file {file} is of format {found}, the other files of this source are {expected}.",
    },
    remedy: {
      zh: "请把不同格式的文件作为不同来源采集。",
      en: "Harvest files of another format as another source.",
    },
  },
  INPUT_TOO_MANY_FILES: {
    status: 422,
    message: {
      zh: "文件夹 {file} 中的文件超过 {filesMax} 个。",
      en: "The folder {file} holds more than {filesMax} files.",
    },
    remedy: { zh: "请分成几个文件夹。", en: "Split the folder." },
  },
  PLAN_INVALID: {
    status: 422,
    message: {
      zh: "采集计划 {file} 无效：{field}：{detail}。",
      en: "The harvest plan {file} is not valid: {field}: {detail}.",
    },
    remedy: {
      zh: "请对照文档 docs/guides/harvest.md 改正。",
      en: "Mend it as docs/guides/harvest.md says.",
    },
  },
});
