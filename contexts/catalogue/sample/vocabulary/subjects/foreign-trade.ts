import { subject } from "../dataset-kind.ts";

export const foreignTrade = [
  ...subject(
    "customs",
    "INTR",
    ["对外贸易统计", "Foreign trade"],
    ["进出口、海关统计、贸易伙伴、商品编码", "imports, exports, trading partners, commodity codes"],
    {
      foreign_trade: {
        title: ["进出口商品总值", "Imports and exports of goods"],
        about: [
          "按商品章、贸易方式和贸易伙伴分组的进出口额和数量。",
          "Value and quantity of imports and exports by commodity chapter, trade regime and partner.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NP",
        records: 46_000_000,
        items: `
          month
          region
          direction | 进出口 | Direction | C1 | 进口或出口 | Import or export | 1 进口 import; 2 出口 export
          commodity | 商品章 | Commodity chapter | C2 | 协调制度商品章 | Chapter of the Harmonised System | HS 01–99
          partner | 贸易伙伴 | Partner | C3 | 贸易伙伴国家或地区代码 | Code of the partner country or region | ISO 3166-1
          regime | 贸易方式 | Trade regime | C20 | 贸易方式 | Regime under which goods move | 一般贸易 ordinary; 加工贸易 processing; 保税物流 bonded; 其他 other
          value | 金额 | Value | B16.2 | 进出口额，单位：万元 | Value, ten thousand yuan
          year_on_year
        `,
      },
      port_traffic: {
        title: ["口岸进出境流量", "Traffic through ports of entry"],
        about: [
          "按口岸统计的出入境旅客、货物和运输工具数量。",
          "Passengers, goods and vehicles entering and leaving by port of entry.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NP",
        records: 110_000,
        items: `
          month
          port | 口岸名称 | Port of entry | C60 | 对外开放口岸名称 | Name of the port of entry
          port_kind | 口岸类型 | Kind | C1 | 口岸类型 | Kind of port | 1 水运 sea or river; 2 航空 air; 3 公路 road; 4 铁路 rail
          arrivals | 入境旅客 | Arrivals | N10 | 当月入境旅客人次 | Passengers entering in the month
          departures | 出境旅客 | Departures | N10 | 当月出境旅客人次 | Passengers leaving in the month
          goods | 进出境货物 | Goods | B14.2 | 进出境货物重量，单位：万吨 | Goods in and out, ten thousand tonnes
          vehicles | 运输工具 | Vehicles | N9 | 进出境运输工具数，单位：辆、艘、架次 | Vehicles, vessels and flights in and out
        `,
      },
      clearance_times: {
        title: ["货物整体通关时间", "Customs clearance times"],
        about: [
          "进口、出口货物平均整体通关时间及其压缩情况。",
          "Mean time for goods to clear customs, inward and outward, and how it has changed.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NP",
        records: 16_000,
        items: `
          month
          region
          direction | 进出口 | Direction | C1 | 进口或出口 | Import or export | 1 进口 import; 2 出口 export
          transport | 运输方式 | Transport | C20 | 运输方式 | Means of transport | 水运 water; 航空 air; 公路 road; 铁路 rail
          mean_hours | 平均通关时间 | Mean time | B6.2 | 平均整体通关时间，单位：小时 | Mean time to clear, hours
          year_on_year
        `,
      },
      trade_enterprises: {
        title: ["报关单位备案信息", "Registered importers, exporters and brokers"],
        about: [
          "进出口货物收发货人和报关企业的备案信息。",
          "Importers, exporters and customs brokers registered for making declarations.",
        ],
        cycle: "WEEKLY",
        nature: "public",
        levels: "NP",
        records: 1_900_000,
        items: `
          customs_code | 海关备案编码 | Customs code | C10 | 报关单位备案编码 | Code given on registration
          unit_code
          unit_name
          unit_kind | 单位类型 | Kind | C1 | 报关单位类型 | Kind of enterprise | 1 收发货人 importer or exporter; 2 报关企业 broker
          region
          registered_on | 备案日期 | Registered on | D10 | 备案日期 | Day of registration | YYYY-MM-DD
          status
        `,
      },
    },
  ),
];
