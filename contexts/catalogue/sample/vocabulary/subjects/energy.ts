import { subject } from "../dataset-kind.ts";

export const energy = [
  ...subject(
    "energy",
    "ENER",
    ["电力供应", "Electricity"],
    ["用电量、停电、发电厂、电价", "power use, outages, power stations, electricity price"],
    {
      power_use: {
        title: ["全社会用电量", "Electricity consumption"],
        about: [
          "按产业、行业和城乡居民分组的月度用电量及同比增速。",
          "Monthly electricity consumption by industry and by urban and rural households, with change on the year.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NPC",
        records: 450_000,
        items: `
          month
          region
          region_name
          user_group | 用电分类 | Group of users | C20 | 用电分组 | How the total is broken down | 第一产业 primary; 第二产业 secondary; 第三产业 tertiary; 城镇居民 urban households; 乡村居民 rural households
          consumption | 用电量 | Consumption | B14.2 | 当月用电量，单位：万千瓦时 | Consumption in the month, ten thousand kilowatt-hours
          consumption_to_date | 累计用电量 | Consumption to date | B14.2 | 年初至本月累计，单位：万千瓦时 | Consumption since January, ten thousand kilowatt-hours
          year_on_year
        `,
      },
      planned_outages: {
        title: ["计划停电信息", "Planned power cuts"],
        about: [
          "检修、施工等原因的计划停电线路、时段和影响范围，提前七天公布。",
          "Lines, hours and streets affected by power cuts for repairs and works, announced seven days ahead.",
        ],
        cycle: "DAILY",
        nature: "public",
        levels: "PC",
        records: 4_200_000,
        items: `
          outage_no | 停电编号 | Outage number | C20 | 停电计划编号 | Number of the planned outage
          region
          line | 停电线路 | Line | C100 | 停电的线路或台区 | Line or transformer area switched off
          starts_at | 停电开始时间 | From | T19 | 计划停电开始时间 | Planned start | YYYY-MM-DD hh:mm:ss
          ends_at | 恢复供电时间 | Until | T19 | 预计恢复供电时间 | Expected end | YYYY-MM-DD hh:mm:ss
          affected | 影响范围 | Area affected | M500 | 受影响的小区、村和道路 | Estates, villages and roads affected
          reason | 停电原因 | Reason | C60 | 停电原因 | Why the supply is cut
        `,
      },
      power_stations: {
        title: ["发电厂基本信息", "Power stations"],
        about: [
          "在运和在建发电厂的类型、装机容量、投产年份和并网电压。",
          "Power stations in operation and under construction: fuel, capacity, year of commissioning and grid voltage.",
        ],
        cycle: "YEARLY",
        nature: "internal",
        levels: "NPC",
        records: 38_000,
        items: `
          station_no | 电厂编号 | Station number | C14 | 发电厂统一编号 | Unique number of the station
          station_name | 电厂名称 | Power station | C100 | 发电厂名称 | Name of the station
          fuel | 发电类型 | Type | C1 | 发电所用能源 | Source of energy | 1 火电 thermal; 2 水电 hydro; 3 核电 nuclear; 4 风电 wind; 5 太阳能 solar; 6 生物质 biomass
          region
          capacity | 装机容量 | Capacity | B10.2 | 装机容量，单位：兆瓦 | Installed capacity, megawatts
          commissioned | 投产年份 | Commissioned | C4 | 首台机组投产年份 | Year in which the first unit started | YYYY
          grid_voltage | 并网电压 | Grid voltage | N4 | 并网电压等级，单位：千伏 | Voltage of the grid connection, kilovolts
          status
        `,
      },
    },
  ),
  ...subject(
    "energy",
    "ENER",
    ["可再生能源", "Renewable energy"],
    ["风电、光伏、绿电、绿证", "wind power, solar power, green electricity, green certificates"],
    {
      renewable_capacity: {
        title: ["可再生能源装机和发电量", "Renewable capacity and output"],
        about: [
          "风电、太阳能、水电和生物质发电的期末装机、发电量和利用小时数。",
          "Capacity, output and hours of use of wind, solar, hydro and biomass power.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NPC",
        records: 190_000,
        items: `
          month
          region
          source | 能源类型 | Source | C1 | 可再生能源类型 | Kind of renewable energy | 1 水电 hydro; 2 风电 wind; 3 太阳能 solar; 4 生物质 biomass
          capacity | 期末装机容量 | Capacity | B12.2 | 期末并网装机，单位：万千瓦 | Capacity on the grid at the end of the month, ten thousand kilowatts
          output | 发电量 | Output | B14.2 | 当月发电量，单位：万千瓦时 | Output in the month, ten thousand kilowatt-hours
          hours | 利用小时数 | Hours of use | N6 | 年初至本月利用小时数 | Full-load hours since January
          used_share | 利用率 | Share used | B5.2 | 实际上网电量占可发电量比重，单位：% | Share of possible output that was taken by the grid, per cent
        `,
      },
      rooftop_solar: {
        title: ["分布式光伏备案项目", "Registered rooftop solar projects"],
        about: [
          "单位建设的分布式光伏备案项目，户用项目只按村和社区汇总。",
          "Distributed solar projects of organisations; those of households are given only as totals of a village or community.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "PC",
        records: 680_000,
        items: `
          project_no | 备案编号 | Registration number | C24 | 项目备案编号 | Number given on registration
          project_name | 项目名称 | Project | C160 | 备案的项目名称 | Name on registration
          unit_name
          region
          capacity | 装机容量 | Capacity | B10.2 | 备案装机容量，单位：千瓦 | Registered capacity, kilowatts
          feed_in | 上网模式 | Feed-in | C1 | 电量消纳方式 | How the output is used | 1 全额上网 all fed in; 2 自发自用余电上网 surplus fed in; 3 全部自用 own use
          connected_on | 并网日期 | Connected on | D10 | 并网发电日期 | Day of connection to the grid | YYYY-MM-DD
        `,
      },
      green_certificates: {
        title: ["绿色电力证书核发统计", "Green electricity certificates issued"],
        about: [
          "按项目类型统计的绿证核发、交易和核销数量。",
          "Certificates issued, traded and cancelled by type of project.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NP",
        records: 24_000,
        items: `
          month
          region
          source | 能源类型 | Source | C20 | 绿证对应的能源类型 | Source of energy of the certificates
          issued | 核发数量 | Issued | N12 | 当月核发数量，单位：个 | Certificates issued in the month
          traded | 交易数量 | Traded | N12 | 当月交易数量，单位：个 | Certificates traded in the month
          cancelled | 核销数量 | Cancelled | N12 | 当月核销数量，单位：个 | Certificates cancelled in the month
        `,
      },
    },
  ),
  ...subject(
    "energy",
    "ENER",
    ["油气供应", "Oil and gas"],
    [
      "天然气、加油站、成品油价格、油气管道",
      "natural gas, filling stations, fuel prices, pipelines",
    ],
    {
      fuel_prices: {
        title: ["成品油最高零售价格", "Maximum retail prices of motor fuel"],
        about: [
          "历次调价公布的汽油、柴油最高零售价格及执行时间。",
          "Maximum retail prices of petrol and diesel after each adjustment, and from when they apply.",
        ],
        cycle: "IRREGULAR",
        nature: "public",
        levels: "NP",
        records: 36_000,
        items: `
          effective_from | 执行时间 | Effective from | T19 | 价格开始执行的时间 | Time from which the price applies | YYYY-MM-DD hh:mm:ss
          region
          product | 品种 | Product | C20 | 成品油品种和标号 | Fuel and grade | 92号汽油 petrol 92; 95号汽油 petrol 95; 0号柴油 diesel 0
          price_litre | 每升价格 | Price per litre | Y6.2 | 最高零售价格，单位：元/升 | Maximum retail price, yuan per litre
          price_tonne | 每吨价格 | Price per tonne | Y10.2 | 最高零售价格，单位：元/吨 | Maximum retail price, yuan per tonne
          change | 调整幅度 | Change | Y8.2 | 与上次相比的调整额，单位：元/吨 | Change on the previous price, yuan per tonne
        `,
      },
      filling_stations: {
        title: ["加油加气站信息", "Filling stations"],
        about: [
          "批准经营的加油站、加气站和加氢站的位置、品种和营业时间。",
          "Licensed filling stations for petrol, diesel, gas and hydrogen with position, fuels and hours.",
        ],
        cycle: "QUARTERLY",
        nature: "public",
        levels: "PC",
        records: 125_000,
        items: `
          licence_no | 批准证书编号 | Licence number | C24 | 零售经营批准证书编号 | Number of the retail licence
          unit_name
          fuels | 供应品种 | Fuels | C60 | 供应的燃料品种 | Fuels sold | 汽油 petrol; 柴油 diesel; 天然气 gas; 氢 hydrogen
          address
          hours
          lon
          lat
          valid_until
        `,
      },
      gas_supply: {
        title: ["城镇燃气供应统计", "Town gas supply"],
        about: [
          "管道燃气和瓶装液化气的供应量、用户数和管网长度。",
          "Piped gas and bottled gas supplied, number of users and length of mains.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "PC",
        records: 170_000,
        items: `
          month
          region
          gas_kind | 燃气种类 | Kind of gas | C1 | 燃气种类 | Kind of gas supplied | 1 天然气 natural gas; 2 液化石油气 LPG; 3 人工煤气 town gas
          supplied | 供应量 | Supplied | B14.2 | 当月供应量，单位：万立方米或吨 | Gas supplied in the month, ten thousand cubic metres or tonnes
          households | 居民用户数 | Households | N9 | 期末居民用户数 | Households connected at the end of the month
          mains | 管网长度 | Length of mains | B10.2 | 燃气管网总长，单位：千米 | Total length of mains, kilometres
        `,
      },
      pipelines: {
        title: ["油气长输管道信息", "Oil and gas transmission pipelines"],
        about: [
          "油气长输管道的起止点、管径、设计压力和检验情况，按重要数据管理。",
          "Course, diameter, design pressure and inspection of transmission pipelines. Managed as important data.",
        ],
        cycle: "YEARLY",
        nature: "restricted",
        levels: "NP",
        records: 9_000,
        items: `
          section_no | 管段编号 | Section number | C20 | 管段统一编号 | Unique number of the section
          pipeline | 管道名称 | Pipeline | C100 | 所属管道名称 | Pipeline to which it belongs
          unit_name
          medium | 输送介质 | Medium | C10 | 输送介质 | What it carries | 原油 crude oil; 成品油 oil products; 天然气 natural gas
          diameter | 管径 | Diameter | N5 | 公称直径，单位：毫米 | Nominal diameter, millimetres
          pressure | 设计压力 | Design pressure | B6.2 | 设计压力，单位：兆帕 | Design pressure, megapascals
          route | 管道走向 | Course | G | 管道中心线的几何数据 | Centre line of the pipe | GeoJSON, CGCS2000
          inspected_on | 最近检验日期 | Last inspected | D10 | 最近一次定期检验日期 | Day of the last inspection | YYYY-MM-DD
        `,
      },
    },
  ),
  ...subject(
    "energy",
    "ENER",
    ["节约能源", "Energy saving"],
    ["节能审查、能耗、综合能源消费量", "energy review, energy intensity, energy use"],
    {
      energy_reviews: {
        title: ["固定资产投资项目节能审查结果", "Energy reviews of investment projects"],
        about: [
          "完成节能审查的投资项目及其年综合能源消费量和审查意见文号。",
          "Investment projects that have passed the energy review, with yearly energy use and reference of the decision.",
        ],
        cycle: "IRREGULAR",
        nature: "public",
        levels: "NPC",
        records: 110_000,
        items: `
          decision_no | 审查意见文号 | Decision reference | C40 | 节能审查意见文号 | Reference of the decision
          project_name | 项目名称 | Project | C160 | 投资项目名称 | Name of the project
          unit_name
          region
          energy_use | 年综合能源消费量 | Energy use | B12.2 | 年综合能源消费量，单位：吨标准煤 | Yearly energy use, tonnes of coal equivalent
          decided_on | 审查日期 | Decided on | D10 | 出具审查意见的日期 | Day of the decision | YYYY-MM-DD
        `,
      },
      energy_intensity: {
        title: ["能源消费总量和强度", "Energy use and intensity"],
        about: [
          "分地区能源消费总量、单位生产总值能耗及其升降幅度。",
          "Total energy use, energy used per unit of gross domestic product and its change, by region.",
        ],
        cycle: "YEARLY",
        nature: "public",
        levels: "NPC",
        records: 9_000,
        items: `
          year
          region
          region_name
          energy_use | 能源消费总量 | Energy use | B14.2 | 能源消费总量，单位：万吨标准煤 | Energy used, ten thousand tonnes of coal equivalent
          intensity | 单位生产总值能耗 | Energy intensity | B8.3 | 单位：吨标准煤/万元 | Tonnes of coal equivalent per ten thousand yuan of GDP
          intensity_change | 能耗强度变化 | Change of intensity | B6.2 | 与上年相比的升降幅度，单位：% | Change on the previous year, per cent
        `,
      },
    },
  ),
];
