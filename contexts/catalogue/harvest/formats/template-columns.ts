/**
 * The columns of our own template: §3.1 (entry) and §3.2 (item) of the compilation guide's metadata.
 * Every column has a Chinese and an English header. Where `kind` is "text" the header also states
 * the language of its texts, and both columns may stand in one table.
 */
export interface TemplateColumn {
  readonly field: string;
  readonly part: "code" | "entry" | "item";
  readonly zh: string;
  readonly en: string;
  /** One language's text, or a value that is the same in every language. */
  readonly kind: "text" | "value";
  readonly example: { readonly zh: string; readonly en: string };
}

type Row = readonly [field: string, zh: string, en: string, zhExample: string, enExample: string];

/** Fields whose value is a text in a language. */
const textFields: ReadonlySet<string> = new Set([
  "title",
  "abstract",
  "provider",
  "sourceDepartment",
  "regionName",
  "keywords",
  "shareCondition",
  "withholdBasis",
  "openCondition",
  "item.name",
  "item.definition",
  "item.caliber",
  "item.sourceDepartment",
  "item.shareCondition",
  "item.withholdBasis",
  "item.openCondition",
]);

const code: Row = ["code", "信息资源代码", "Resource code", "307005/000001", "307005/000001"];

const entryRows: readonly Row[] = [
  ["title", "信息资源名称", "Title", "道路运输企业名录", "Road transport companies"],
  [
    "abstract",
    "摘要",
    "Abstract",
    "取得道路运输经营许可的企业。",
    "Companies licensed for road transport.",
  ],
  ["provider", "提供方", "Provider", "某市交通运输局", "Transport Bureau of a City"],
  ["providerCode", "提供方代码", "Provider code", "11440000MB00000000", "11440000MB00000000"],
  [
    "sourceDepartment",
    "数源部门",
    "Source department",
    "某市交通运输局",
    "Transport Bureau of a City",
  ],
  ["contactName", "联系部门", "Contact", "信息科", "Information section"],
  ["contactPhone", "联系电话", "Contact phone", "", ""],
  ["contactEmail", "联系邮箱", "Contact e-mail", "data@example.org", "data@example.org"],
  ["resourceClass", "资源属性分类", "Resource class", "部门", "DEPARTMENT"],
  ["adminLevel", "层级", "Administrative level", "市级", "city"],
  ["regionCode", "行政区划代码", "Region code", "440300", "440300"],
  ["regionName", "行政区划名称", "Region name", "深圳市", "Shenzhen"],
  ["secrecy", "涉密属性", "Secrecy", "非涉密", "non-secret"],
  ["format", "信息资源格式", "Resource format", "电子表格;数据库", "spreadsheet; database"],
  ["themes", "主题", "Themes", "TRAN", "TRAN"],
  ["keywords", "关键字", "Keywords", "道路运输;企业", "road transport; company"],
  ["shareType", "共享类型", "Sharing type", "有条件共享", "conditional"],
  ["shareCondition", "共享条件", "Sharing condition", "用于行政执法。", "For law enforcement."],
  ["withholdBasis", "不予共享依据", "Basis for withholding", "", ""],
  ["shareMode", "共享方式", "Sharing mode", "接口;文件", "api; file"],
  ["openType", "开放类型", "Openness type", "无条件开放", "unconditional"],
  ["openCondition", "开放条件", "Openness condition", "", ""],
  ["updateCycle", "更新周期", "Update cycle", "每月", "monthly"],
  ["issued", "发布日期", "Issued", "2024-05-01", "2024-05-01"],
  ["modified", "更新日期", "Modified", "2026-01-15", "2026-01-15"],
  ["relatedCodes", "关联资源代码", "Related resource codes", "307005/000002", "307005/000002"],
  ["system", "所属系统", "System", "运政系统", "Transport licensing system"],
  ["businessMatter", "业务事项", "Business matter", "道路运输经营许可", "Road transport licence"],
  ["grade", "数据分级", "Grade", "一般", "general"],
  ["personalData", "个人信息标志", "Personal data", "无", "none"],
  ["acquisition", "来源方式", "Acquisition", "原始取得", "original"],
  ["volume", "存储量（字节）", "Volume (bytes)", "1048576", "1048576"],
  ["records", "记录数", "Records", "12,480", "12,480"],
  ["sharedRecords", "已共享记录数", "Shared records", "12480", "12480"],
  ["openRecords", "已开放记录数", "Open records", "12480", "12480"],
  ["temporal", "时间范围", "Temporal coverage", "2019-01-01/2025-12-31", "2019-01-01/2025-12-31"],
  ["spatial", "空间范围", "Spatial coverage", "全市", "the whole city"],
  ["registrationCode", "登记码", "Registration code", "", ""],
  ["licence", "使用许可", "Licence", "", ""],
  ["landingPage", "访问网址", "Landing page", "https://example.org/d/1", "https://example.org/d/1"],
  ["languages", "数据语种", "Languages", "zh-Hans", "zh-Hans"],
];

const itemRows: readonly Row[] = [
  ["item.code", "信息项编号", "Item code", "company_name", "company_name"],
  ["item.name", "信息项名称", "Item name", "企业名称", "Company name"],
  ["item.type", "数据类型", "Data type", "字符型", "character"],
  ["item.length", "数据长度", "Length", "200", "200"],
  ["item.scale", "数据精度", "Scale", "", ""],
  ["item.definition", "信息项描述", "Item definition", "营业执照上的名称。", "As on the licence."],
  ["item.caliber", "口径", "Caliber", "", ""],
  ["item.dataElement", "数据元", "Data element", "", ""],
  ["item.domain", "值域", "Value domain", "", ""],
  ["item.key", "主键", "Key", "否", "no"],
  ["item.required", "必填", "Required", "是", "yes"],
  ["item.sourceDepartment", "责任部门", "Responsible department", "", ""],
  ["item.authoritative", "权威源", "Authoritative", "是", "yes"],
  ["item.shareType", "信息项共享类型", "Item sharing type", "", ""],
  ["item.shareCondition", "信息项共享条件", "Item sharing condition", "", ""],
  ["item.withholdBasis", "信息项不予共享依据", "Item basis for withholding", "", ""],
  ["item.shareMode", "信息项共享方式", "Item sharing mode", "", ""],
  ["item.openType", "信息项开放类型", "Item openness type", "", ""],
  ["item.openCondition", "信息项开放条件", "Item openness condition", "", ""],
  ["item.updateCycle", "信息项更新周期", "Item update cycle", "", ""],
  ["item.grade", "信息项分级", "Item grade", "一般", "general"],
  ["item.personalClass", "个人信息类", "Personal class", "无", "none"],
  ["item.mask", "脱敏规则", "Masking rule", "", ""],
];

function column(part: TemplateColumn["part"]): (row: Row) => TemplateColumn {
  return ([field, zh, en, zhExample, enExample]) => ({
    field,
    part,
    zh,
    en,
    kind: textFields.has(field) ? "text" : "value",
    example: { zh: zhExample, en: enExample },
  });
}

export const templateColumns: readonly TemplateColumn[] = [
  ...[code].map(column("code")),
  ...entryRows.map(column("entry")),
  ...itemRows.map(column("item")),
];

export const templateSheets = {
  entries: { zh: "目录条目", en: "Entries" },
  items: { zh: "信息项", en: "Items" },
} as const;

interface NamedColumn {
  readonly column: TemplateColumn;
  readonly language: "zh" | "en";
}

const columnOfHeader = new Map<string, NamedColumn>();
for (const templateColumn of templateColumns) {
  columnOfHeader.set(plain(templateColumn.zh), { column: templateColumn, language: "zh" });
  columnOfHeader.set(plain(templateColumn.en), { column: templateColumn, language: "en" });
}

/** Headers are compared without case, width and white space: people retype them. */
function plain(header: string): string {
  return header
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s*＊]+/g, "");
}

export function templateColumnOf(header: string): NamedColumn | undefined {
  return columnOfHeader.get(plain(header));
}

/** The known header that is nearest to a mistyped one. */
export function nearestTemplateHeader(header: string): string {
  const wanted = plain(header).slice(0, headerCharactersCompared);
  const names = templateColumns.flatMap(({ zh, en }) => [zh, en]);
  const distances = names.map((name) => editDistance(wanted, plain(name)));
  return names[distances.indexOf(Math.min(...distances))] ?? "";
}

/** Comparing costs the product of both lengths; headers of the template are far shorter. */
const headerCharactersCompared = 64;

/** How many characters have to be added, removed or replaced (Levenshtein). */
function editDistance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
