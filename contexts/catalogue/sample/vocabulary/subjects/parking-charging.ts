import { subject } from "../dataset-kind.ts";

export const parkingCharging = [
  ...subject(
    "urban",
    "TRAN",
    ["停车与慢行", "Parking and cycling"],
    [
      "停车场、停车泊位、共享单车、充电桩",
      "car parks, parking bays, shared bicycles, charging points",
    ],
    {
      car_parks: {
        title: ["公共停车场信息", "Public car parks"],
        about: [
          "公共停车场和路内泊位的位置、泊位数、收费标准和实时余位。",
          "Car parks and roadside bays with position, number of spaces, charges and spaces free.",
        ],
        cycle: "REAL_TIME",
        nature: "public",
        levels: "PCX",
        records: 410_000,
        items: `
          car_park_no | 停车场编号 | Car park number | C16 | 停车场编号 | Number of the car park
          car_park_name | 停车场名称 | Car park | C100 | 停车场名称 | Name of the car park
          address
          spaces | 泊位数 | Spaces | N6 | 泊位总数 | Spaces in all
          free_spaces | 余位数 | Free spaces | N6 | 当前剩余泊位数 | Spaces free at present
          charge | 收费标准 | Charge | C200 | 收费标准 | Charges
          lon
          lat
        `,
      },
      shared_bicycles: {
        title: ["共享单车投放和停放区信息", "Shared bicycles and where to park them"],
        about: [
          "共享单车停放区的位置和容量，以及各运营企业备案投放数量。",
          "Parking areas for shared bicycles with capacity, and bicycles registered by each operator.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "PC",
        records: 190_000,
        items: `
          area_no | 停放区编号 | Area number | C16 | 停放区编号 | Number of the parking area
          unit_name
          capacity | 容量 | Capacity | N5 | 可停放车辆数 | Bicycles that can be parked
          registered | 备案投放数 | Bicycles registered | N8 | 企业备案投放数量 | Bicycles registered by the operator
          lon
          lat
        `,
      },
    },
  ),
  ...subject(
    "energy",
    "TRAN",
    ["电动汽车充电设施", "Charging of electric vehicles"],
    [
      "充电桩、充电站、换电站、充电价格",
      "charging points, charging stations, battery swap, charging price",
    ],
    {
      charging_stations: {
        title: ["电动汽车充电设施信息", "Charging stations"],
        about: [
          "公共充电站、换电站的位置、桩数、功率、电价和开放时间。",
          "Public charging and battery-swap stations with position, points, power, price and hours.",
        ],
        cycle: "DAILY",
        nature: "public",
        levels: "PC",
        records: 240_000,
        items: `
          station_no | 充电站编号 | Station number | C16 | 充电站编号 | Number of the station
          unit_name
          address
          fast_points | 快充桩数 | Fast points | N5 | 直流快充桩数 | Direct-current fast points
          slow_points | 慢充桩数 | Slow points | N5 | 交流慢充桩数 | Alternating-current points
          price | 充电价格 | Price | C200 | 分时电价和服务费 | Price by time of day, with service charge
          hours
          lon
          lat
        `,
      },
      charging_volume: {
        title: ["公共充电量统计", "Electricity charged at public points"],
        about: [
          "公共充电设施的充电次数、充电量和平均利用率。",
          "Charges, electricity delivered and mean use of public charging points.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NPC",
        records: 41_000,
        items: `
          month
          region
          points | 充电桩数 | Points | N8 | 期末公共充电桩数 | Public points at the end of the month
          charges | 充电次数 | Charges | N10 | 当月充电次数 | Charges in the month
          delivered | 充电量 | Delivered | B12.2 | 当月充电量，单位：万千瓦时 | Electricity in the month, ten thousand kilowatt-hours
          use_share | 平均利用率 | Mean use | B5.2 | 时间利用率，单位：% | Share of time in use, per cent
        `,
      },
    },
  ),
];
