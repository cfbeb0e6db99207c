import { subject } from "../dataset-kind.ts";

export const environment = [
  ...subject(
    "environment",
    "ENVI",
    ["大气环境", "Air"],
    ["空气质量、PM2.5、臭氧、碳排放", "air quality, PM2.5, ozone, carbon emissions"],
    {
      air_hourly: {
        title: ["空气质量监测站小时数据", "Hourly readings of air quality stations"],
        about: [
          "自动监测站每小时的六项污染物浓度，为未经审核的实时数据。",
          "Concentrations of six pollutants every hour at automatic stations. The readings have not yet been verified.",
        ],
        cycle: "REAL_TIME",
        nature: "public",
        levels: "NPC",
        records: 500_000_000,
        items: `
          station_code | 站点编码 | Station code | C10 | 监测站点编码 | Code of the monitoring station
          measured_at | 监测时间 | Time | T19 | 小时均值的截止时间 | End of the hour averaged | YYYY-MM-DD hh:mm:ss
          region
          pm25 | PM2.5浓度 | PM2.5 | N5 | 小时均值，单位：微克/立方米 | Hourly mean, micrograms per cubic metre
          pm10 | PM10浓度 | PM10 | N5 | 小时均值，单位：微克/立方米 | Hourly mean, micrograms per cubic metre
          ozone | 臭氧浓度 | Ozone | N5 | 小时均值，单位：微克/立方米 | Hourly mean, micrograms per cubic metre
          nitrogen_dioxide | 二氧化氮浓度 | Nitrogen dioxide | N5 | 小时均值，单位：微克/立方米 | Hourly mean, micrograms per cubic metre
          air_index | 空气质量指数 | Air quality index | N4 | 按六项污染物计算的小时指数 | Index of the hour over six pollutants | 0–500
        `,
      },
      air_daily: {
        title: ["空气质量日报", "Daily air quality"],
        about: [
          "经审核的城市空气质量日均浓度、指数和首要污染物。",
          "Verified daily means, index and main pollutant for each city.",
        ],
        cycle: "DAILY",
        nature: "public",
        levels: "NPC",
        records: 2_000_000,
        items: `
          day
          region
          region_name
          air_index | 空气质量指数 | Air quality index | N4 | 当日空气质量指数 | Index of the day | 0–500
          main_pollutant | 首要污染物 | Main pollutant | C20 | 当日首要污染物 | Pollutant that sets the index | PM2.5; PM10; O3; NO2; SO2; CO
          air_class | 空气质量级别 | Class | C1 | 按指数划分的级别 | Class of the index | 1 优 excellent; 2 良 good; 3 轻度 light; 4 中度 moderate; 5 重度 heavy; 6 严重 severe
        `,
      },
      carbon_allowances: {
        title: [
          "重点排放单位碳排放配额清缴情况",
          "Carbon allowances surrendered by large emitters",
        ],
        about: [
          "纳入碳排放权交易的单位年度核查排放量和配额清缴情况。",
          "Verified emissions of the enterprises in the emissions trading scheme and whether they surrendered their allowances.",
        ],
        cycle: "YEARLY",
        nature: "public",
        levels: "NP",
        records: 28_000,
        items: `
          unit_code
          unit_name
          year
          industry | 行业 | Industry | C20 | 纳入行业 | Industry covered | 发电 power; 钢铁 steel; 水泥 cement; 铝冶炼 aluminium
          emissions | 核查排放量 | Verified emissions | N12 | 核查排放量，单位：吨二氧化碳当量 | Verified emissions, tonnes of carbon dioxide equivalent
          surrendered | 清缴配额 | Allowances surrendered | N12 | 已清缴配额量，单位：吨 | Allowances surrendered, tonnes
          complete | 足额清缴 | Surrendered in full | L1 | 是否按期足额清缴 | Whether surrendered in full and on time
        `,
      },
    },
  ),
  ...subject(
    "environment",
    "ENVI",
    ["水、土、声环境", "Water, soil and noise"],
    [
      "地表水、饮用水水源、噪声、土壤、污染地块",
      "surface water, drinking water sources, noise, soil, polluted land",
    ],
    {
      surface_water: {
        title: ["地表水断面水质监测数据", "Water quality of rivers and lakes"],
        about: [
          "国控、省控和市控断面每月的水质类别、主要超标指标和目标类别。",
          "Monthly quality class, main exceedances and target of the monitored sections of rivers and lakes.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NPC",
        records: 1_400_000,
        items: `
          section_code | 断面编码 | Section code | C12 | 监测断面编码 | Code of the section
          month
          section_name | 断面名称 | Section | C60 | 监测断面名称 | Name of the section
          water_body | 所在水体 | Water body | C60 | 所在河流或湖库 | River, lake or reservoir
          water_class | 水质类别 | Quality class | C2 | 当月水质类别 | Class of the month | Ⅰ–Ⅴ；劣Ⅴ below Ⅴ
          target_class | 水质目标 | Target class | C2 | 规定的水质目标 | Class to be reached | Ⅰ–Ⅴ
          exceeded | 超标指标 | Exceedances | C200 | 超标指标及超标倍数 | Parameters above the limit and by how much
        `,
      },
      drinking_sources: {
        title: ["集中式饮用水水源水质状况", "Quality of drinking water sources"],
        about: [
          "城镇集中式饮用水水源每月取水量、监测项目数和达标情况。",
          "Monthly intake, parameters tested and compliance of the sources that supply towns with drinking water.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NPCX",
        records: 420_000,
        items: `
          source_code | 水源编码 | Source code | C14 | 饮用水水源编码 | Code of the source
          month
          source_name | 水源名称 | Source | C80 | 饮用水水源名称 | Name of the source
          source_kind | 水源类型 | Kind | C1 | 水源类型 | Kind of source | 1 河流 river; 2 湖库 lake or reservoir; 3 地下水 groundwater
          intake | 取水量 | Intake | B12.2 | 当月取水量，单位：万立方米 | Water taken in the month, ten thousand cubic metres
          compliant | 是否达标 | Compliant | L1 | 当月监测项目是否全部达标 | Whether all parameters met the standard
          exceeded | 超标项目 | Exceedances | C200 | 超标项目及超标倍数 | Parameters above the limit and by how much
        `,
      },
      noise: {
        title: ["声环境质量监测数据", "Environmental noise"],
        about: [
          "功能区声环境监测点的昼间、夜间等效声级和达标情况。",
          "Day and night noise levels at monitoring points of each functional zone, and whether limits were met.",
        ],
        cycle: "QUARTERLY",
        nature: "public",
        levels: "NPC",
        records: 260_000,
        items: `
          point_code | 点位编码 | Point code | C12 | 监测点位编码 | Code of the monitoring point
          quarter
          region
          zone | 功能区类别 | Zone | C2 | 声环境功能区类别 | Noise zone | 0; 1; 2; 3; 4a; 4b
          day_level | 昼间等效声级 | Day level | B5.1 | 单位：分贝(A) | Equivalent level 06:00–22:00, dB(A)
          night_level | 夜间等效声级 | Night level | B5.1 | 单位：分贝(A) | Equivalent level 22:00–06:00, dB(A)
          compliant | 是否达标 | Compliant | L1 | 昼夜是否均达标 | Whether both day and night limits were met
        `,
      },
      polluted_land: {
        title: ["建设用地土壤污染风险管控和修复名录", "Land under soil remediation"],
        about: [
          "需要实施土壤污染风险管控或者修复的地块及其进展，地块移出名录后保留记录。",
          "Plots that need risk control or remediation of soil pollution, and how far the work has come. Plots removed from the list stay on record.",
        ],
        cycle: "QUARTERLY",
        nature: "public",
        levels: "PC",
        records: 6_500,
        items: `
          plot_code | 地块编码 | Plot code | C16 | 污染地块编码 | Code of the plot
          plot_name | 地块名称 | Plot | C120 | 地块名称 | Name of the plot
          address
          area | 地块面积 | Area | B12.2 | 地块面积，单位：平方米 | Area, square metres
          pollutants | 污染物 | Pollutants | C200 | 超过筛选值的污染物 | Pollutants above the screening value
          stage | 工作阶段 | Stage | C1 | 风险管控或修复所处阶段 | Stage of the work | 1 调查 survey; 2 风险评估 risk assessment; 3 修复 remediation; 4 移出名录 removed from the list
          listed_on | 列入日期 | Listed on | D10 | 列入名录的日期 | Day on which it was listed | YYYY-MM-DD
        `,
      },
    },
  ),
  ...subject(
    "environment",
    "ENVI",
    ["排污管理", "Pollution control"],
    [
      "排污许可、固体废物、环评审批",
      "discharge permits, solid waste, environmental impact assessment",
    ],
    {
      discharge_permits: {
        title: ["排污许可证信息", "Pollution discharge permits"],
        about: [
          "排污单位取得的许可证，载明行业、污染物种类、许可排放量和有效期。",
          "Permits to discharge pollutants: holder, industry, pollutants, permitted quantity and validity.",
        ],
        cycle: "WEEKLY",
        nature: "public",
        levels: "NPCX",
        records: 390_000,
        items: `
          permit_no | 许可证编号 | Permit number | C22 | 排污许可证编号 | Number of the permit
          unit_code
          unit_name
          industry | 行业类别 | Industry | C60 | 国民经济行业类别 | Class of the industrial classification | GB/T 4754
          pollutants | 主要污染物 | Main pollutants | C200 | 许可排放的主要污染物 | Main pollutants that may be discharged
          permitted | 许可排放量 | Permitted quantity | M500 | 分污染物的年许可排放量，单位：吨/年 | Permitted quantity of each pollutant, tonnes a year
          issued_on
          valid_until
        `,
      },
      impact_assessments: {
        title: ["建设项目环境影响评价审批信息", "Decisions on environmental impact assessments"],
        about: [
          "受理、拟审批和已作出审批决定的建设项目环境影响报告书（表）。",
          "Environmental impact reports received, about to be decided, and decided.",
        ],
        cycle: "WEEKLY",
        nature: "public",
        levels: "NPCX",
        records: 1_600_000,
        items: `
          case_no | 受理编号 | Case number | C24 | 受理编号 | Number of the case
          project_name | 项目名称 | Project | C160 | 建设项目名称 | Name of the project
          unit_name
          region
          report_kind | 文件类型 | Kind of report | C1 | 环境影响评价文件类型 | Which form the report takes | 1 报告书 full report; 2 报告表 short form
          decision | 审批结果 | Decision | C1 | 审批结果 | Outcome | 1 批准 approved; 2 不予批准 refused; 3 审查中 under review
          decided_on | 审批日期 | Decided on | D10 | 作出审批决定的日期 | Day of the decision | YYYY-MM-DD
        `,
      },
      hazardous_waste: {
        title: ["危险废物经营许可证信息", "Licences for handling hazardous waste"],
        about: [
          "可以收集、贮存、处置危险废物的单位及其核准类别和规模。",
          "Enterprises that may collect, store or treat hazardous waste, with kinds and quantities.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "PC",
        records: 7_400,
        items: `
          licence_no | 许可证编号 | Licence number | C20 | 危险废物经营许可证编号 | Number of the licence
          unit_code
          unit_name
          waste_classes | 核准类别 | Kinds of waste | C300 | 核准经营的危险废物类别 | Kinds of hazardous waste covered | HW01–HW50
          handling | 经营方式 | Handling | C40 | 核准的经营方式 | What may be done with it | 收集 collection; 贮存 storage; 利用 recovery; 处置 disposal
          capacity | 核准规模 | Capacity | B12.2 | 核准年经营规模，单位：吨/年 | Permitted quantity, tonnes a year
          valid_until
        `,
      },
    },
  ),
  ...subject(
    "urban",
    "ENVI",
    ["生活垃圾分类", "Waste sorting"],
    [
      "垃圾分类、投放点、清运量、回收",
      "waste sorting, collection points, waste collected, recycling",
    ],
    {
      waste_points: {
        title: ["生活垃圾分类投放点", "Waste collection points"],
        about: [
          "居住区和公共场所的分类投放点、误时投放点和大件垃圾点。",
          "Points for sorted household waste, for waste outside hours and for bulky waste.",
        ],
        cycle: "QUARTERLY",
        nature: "public",
        levels: "PCX",
        records: 1_100_000,
        items: `
          point_no | 投放点编号 | Point number | C16 | 投放点编号 | Number of the point
          address
          kinds | 可投放种类 | Kinds accepted | C60 | 可投放的垃圾种类 | Waste accepted | 可回收物 recyclables; 厨余 food waste; 有害 hazardous; 其他 residual; 大件 bulky
          hours
          lon
          lat
        `,
      },
      waste_collected: {
        title: ["生活垃圾清运处理量", "Household waste collected and treated"],
        about: [
          "按垃圾种类和处理方式统计的清运量、处理量和资源化利用量。",
          "Waste collected, treated and recovered by kind of waste and treatment.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "PCX",
        records: 620_000,
        items: `
          month
          region
          kind | 垃圾种类 | Kind of waste | C20 | 生活垃圾种类 | Kind of household waste | 可回收物 recyclables; 厨余 food waste; 有害 hazardous; 其他 residual
          collected | 清运量 | Collected | B12.2 | 当月清运量，单位：吨 | Collected in the month, tonnes
          incinerated | 焚烧量 | Incinerated | B12.2 | 当月焚烧处理量，单位：吨 | Incinerated in the month, tonnes
          recovered | 资源化利用量 | Recovered | B12.2 | 当月资源化利用量，单位：吨 | Recovered in the month, tonnes
          year_on_year
        `,
      },
    },
  ),
];
