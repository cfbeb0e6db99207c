/** Items that many datasets have in common, in the form that `dataset-kind.ts` explains. */
export const sharedItems: Readonly<Record<string, string>> = {
  region:
    "region_code | 行政区划代码 | Division code | C6 | 数据所属县级及以上行政区划 | Administrative division at or above county level that the record belongs to | GB/T 2260",
  region_name:
    "region_name | 行政区划名称 | Division name | C60 | 行政区划的规范全称 | Full official name of the administrative division",
  month: "stat_month | 统计月份 | Month | C6 | 数据所属月份 | Month the figures refer to | YYYYMM",
  quarter:
    "stat_quarter | 统计季度 | Quarter | C6 | 数据所属季度 | Quarter the figures refer to | YYYYQ1–YYYYQ4",
  year: "stat_year | 统计年度 | Year | C4 | 数据所属年度 | Year the figures refer to | YYYY",
  day: "stat_date | 统计日期 | Date | D10 | 数据所属日期 | Day the figures refer to | YYYY-MM-DD",
  unit_code:
    "unit_code | 统一社会信用代码 | Unified social credit code | C18 | 单位的统一社会信用代码 | Code identifying the body concerned | GB 32100",
  unit_name:
    "unit_name | 单位名称 | Name of body | C120 | 登记证书上的单位全称 | Full name as on the registration certificate",
  address:
    "address | 地址 | Address | C200 | 标准地址，精确到门牌号 | Standard address down to the house number",
  lon: "lon | 经度 | Longitude | B10.6 | 东经，2000国家大地坐标系 | Degrees east, CGCS2000 | 73.0–135.1",
  lat: "lat | 纬度 | Latitude | B9.6 | 北纬，2000国家大地坐标系 | Degrees north, CGCS2000 | 3.8–53.6",
  phone:
    "office_phone | 对外服务电话 | Public telephone | C20 | 单位对外公布的服务电话 | Number published by the body for enquiries",
  hours:
    "opening_hours | 开放时间 | Opening hours | C100 | 每周开放日及时段 | Days of the week and hours when open",
  status:
    "status | 状态 | Status | C1 | 记录当前状态 | Present state of the record | 1 有效 valid; 2 暂停 suspended; 3 注销 closed",
  issued_on:
    "issued_on | 发证日期 | Date of issue | D10 | 证照签发日期 | Day on which the certificate was issued | YYYY-MM-DD",
  valid_until:
    "valid_until | 有效期至 | Valid until | D10 | 证照有效期截止日期 | Last day of validity | YYYY-MM-DD",
  updated_at:
    "updated_at | 更新时间 | Last updated | T19 | 记录最近一次更新的时间 | Time at which the record was last changed | YYYY-MM-DD hh:mm:ss",
  remark: "remark | 备注 | Remarks | M500 | 需要说明的其他情况 | Anything else worth noting",
  person_name:
    "*person_name | 姓名 | Full name | C50 | 有效证件上的姓名 | Name as on the valid identity document",
  person_id:
    "*person_id | 公民身份号码 | Citizen identity number | C18 | 居民身份证号码 | Number of the resident identity card | GB 11643",
  year_on_year:
    "year_on_year | 同比增长 | Year-on-year change | B6.2 | 与上年同期相比的变化，单位：% | Change on the same period of the previous year, per cent",
};
