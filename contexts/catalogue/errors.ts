import { defineErrors } from "@tongshu/platform/errors";

/** Every refusal of the catalogue: stable code, HTTP status, what is wrong, how to mend it. */
export const catalogueErrors = defineErrors({
  ENTRY_NOT_FOUND: {
    status: 404,
    message: { zh: "没有编号为 {id} 的目录条目。", en: "There is no catalogue entry {id}." },
    remedy: { zh: "请核对编号，或重新搜索。", en: "Check the id, or search for the entry." },
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
  SAMPLE_SIZE_INVALID: {
    status: 400,
    message: { zh: "示例条目数 {entries} 无效。", en: "{entries} is no size for the sample." },
    remedy: {
      zh: "请给出 1 至 {entriesMax} 之间的整数。",
      en: "Give a whole number from 1 to {entriesMax}.",
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
      zh: "涉密条目不予接收（{field}）。",
      en: "Secret entries are not admitted ({field}).",
    },
    remedy: {
      zh: "只有写明“非涉密”的条目才能入目录；涉密条目请走保密渠道，勿放入本文件。",
      en: "Only entries stated to be non-secret enter the catalogue. Remove the secret entry from the file.",
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
});
