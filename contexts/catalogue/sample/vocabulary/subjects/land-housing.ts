import { subject } from "../dataset-kind.ts";

export const landHousing = [
  ...subject(
    "land",
    "REGI",
    ["国土空间规划与用地", "Land and planning"],
    [
      "土地、宗地、规划许可、土地出让、不动产",
      "land, parcels, planning permits, land sales, real estate",
    ],
    {
      land_parcels: {
        title: ["地籍宗地信息", "Land parcels"],
        about: [
          "宗地的坐落、面积、用途、权利类型和界址，不含权利人的个人信息。",
          "Parcels with location, area, use, kind of right and boundary. Nothing is said about the people who hold them.",
        ],
        cycle: "DAILY",
        nature: "internal",
        levels: "PCX",
        records: 260_000_000,
        items: `
          parcel_code | 宗地代码 | Parcel code | C19 | 宗地统一代码 | Unique code of the parcel
          address
          area | 宗地面积 | Area | B14.2 | 宗地面积，单位：平方米 | Area, square metres
          land_use | 土地用途 | Use | C4 | 土地利用现状分类 | Class of land use | GB/T 21010
          right_kind | 权利类型 | Kind of right | C2 | 土地权利类型 | Kind of right in the land
          right_nature | 权利性质 | How acquired | C3 | 权利取得方式 | How the right was acquired | 划拨 allocated; 出让 granted; 租赁 leased
          boundary | 界址 | Boundary | G | 宗地界址的几何数据 | Outline of the parcel | GeoJSON, CGCS2000
        `,
      },
      land_sales: {
        title: ["国有建设用地使用权出让结果", "Results of land auctions and tenders"],
        about: [
          "招标、拍卖、挂牌出让地块的位置、用途、成交价、受让单位和规划指标。",
          "Plots granted by tender, auction or listing: place, use, price, buyer and planning limits.",
        ],
        cycle: "WEEKLY",
        nature: "public",
        levels: "NPCX",
        records: 1_300_000,
        items: `
          plot_no | 地块编号 | Plot number | C24 | 出让地块编号 | Number of the plot
          address
          area | 出让面积 | Area | B14.2 | 出让面积，单位：平方米 | Area granted, square metres
          planned_use | 规划用途 | Planned use | C40 | 规划用途 | Use laid down in the plan
          plot_ratio | 容积率 | Plot ratio | C20 | 规划容积率 | Permitted plot ratio
          method | 出让方式 | Method | C1 | 出让方式 | How it was granted | 1 招标 tender; 2 拍卖 auction; 3 挂牌 listing; 4 协议 agreement
          price | 成交价 | Price | B14.2 | 成交价，单位：万元 | Price, ten thousand yuan
          buyer | 受让单位 | Buyer | C120 | 受让单位全称 | Full name of the organisation that bought it
          sold_on | 成交日期 | Sold on | D10 | 成交日期 | Day of the sale | YYYY-MM-DD
        `,
      },
      planning_permits: {
        title: ["建设工程规划许可信息", "Planning permits"],
        about: [
          "核发的建设用地和建设工程规划许可，载明建设单位、位置、规模和附图。",
          "Permits for land use and works under the plan: developer, site, size and drawings.",
        ],
        cycle: "WEEKLY",
        nature: "public",
        levels: "PCX",
        records: 2_900_000,
        items: `
          permit_no | 许可证号 | Permit number | C30 | 规划许可证号 | Number of the permit
          project_name | 项目名称 | Project | C160 | 建设项目名称 | Name of the project
          unit_name
          address
          floor_area | 建设规模 | Floor area | B14.2 | 建筑面积，单位：平方米 | Floor area, square metres
          issued_on
          drawing | 附图 | Drawing | C300 | 附图的网络地址 | Web address of the drawing
        `,
      },
      mineral_rights: {
        title: ["矿业权登记信息", "Mineral rights"],
        about: [
          "有效的探矿权、采矿权及其矿种、面积、期限和权利单位。",
          "Rights in force to explore for and extract minerals: mineral, area, term and holder.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NP",
        records: 52_000,
        items: `
          licence_no | 许可证号 | Licence number | C25 | 勘查或采矿许可证号 | Number of the licence
          right_kind | 矿业权类型 | Kind of right | C1 | 许可证载明的矿业权类型 | Kind of right stated in the licence | 1 探矿权 exploration; 2 采矿权 extraction
          unit_code
          unit_name
          mineral | 矿种 | Mineral | C60 | 主要矿种 | Main mineral
          area | 面积 | Area | B12.4 | 登记面积，单位：平方千米 | Area on the register, square kilometres
          valid_until
        `,
      },
      real_estate_register: {
        title: ["不动产登记信息", "Real estate register"],
        about: [
          "不动产单元的权利人、权利类型、面积和登记时间，依法提供查询和核验。",
          "Holder, right, area and date of registration of each unit of real estate, for searches and checks that the law allows.",
        ],
        cycle: "DAILY",
        nature: "personal",
        levels: "PC",
        records: 820_000_000,
        items: `
          estate_no | 不动产单元号 | Real estate unit number | C28 | 不动产单元号 | Number of the unit
          person_name
          person_id
          *certificate_no | 不动产权证号 | Title number | C40 | 不动产权证书编号 | Number of the title certificate
          *right_kind | 权利类型 | Kind of right | C2 | 登记的权利类型 | Kind of right registered
          address
          *floor_area | 建筑面积 | Floor area | B10.2 | 登记的建筑面积，单位：平方米 | Floor area registered, square metres
          *registered_on | 登记日期 | Registered on | D10 | 登簿日期 | Day of registration | YYYY-MM-DD
        `,
      },
      place_addresses: {
        title: ["标准地址与地名信息", "Standard addresses and place names"],
        about: [
          "道路、住宅区、建筑物和自然实体的标准名称、门牌和坐标。",
          "Standard names, house numbers and coordinates of roads, estates, buildings and natural features.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "PCX",
        records: 310_000_000,
        items: `
          address_code | 地址编码 | Address code | C32 | 标准地址编码 | Code of the standard address
          address
          place_kind | 地名类别 | Kind of place | C10 | 按地理实体划分的类别 | What the name or address belongs to | 道路 road; 住宅区 estate; 建筑物 building; 自然实体 natural feature
          named_on | 命名日期 | Named on | D10 | 批准命名日期 | Day on which the name was approved | YYYY-MM-DD
          lon
          lat
        `,
      },
    },
  ),
  ...subject(
    "housing",
    "REGI",
    ["住房与建筑市场", "Housing and construction"],
    [
      "商品房、公租房、施工许可、住房公积金、既有建筑",
      "housing sales, public rental housing, building permits, housing fund, existing buildings",
    ],
    {
      building_permits: {
        title: ["建筑工程施工许可信息", "Building permits"],
        about: [
          "核发施工许可的工程项目及其参建单位、合同价格和工期。",
          "Works with a building permit, with the firms taking part, contract price and time for completion.",
        ],
        cycle: "DAILY",
        nature: "public",
        levels: "NPCX",
        records: 3_400_000,
        items: `
          permit_no | 许可证编号 | Permit number | C30 | 施工许可证编号 | Number of the permit
          project_name | 工程名称 | Works | C160 | 工程名称 | Name of the works
          unit_name
          contractor | 施工单位 | Contractor | C120 | 施工总承包单位 | Main contractor
          address
          contract_price | 合同价格 | Contract price | B14.2 | 合同价格，单位：万元 | Contract price, ten thousand yuan
          issued_on
          completion_due | 合同竣工日期 | Completion due | D10 | 合同约定的竣工日期 | Day agreed for completion | YYYY-MM-DD
        `,
      },
      housing_sales: {
        title: ["商品房销售统计", "Sales of new and existing homes"],
        about: [
          "按房屋类型和面积段统计的新建商品房、存量房网签套数、面积和金额。",
          "Contracts for new and existing homes: number, floor area and value by type and size.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NPC",
        records: 420_000,
        items: `
          month
          region
          home_kind | 房屋类型 | Type | C1 | 房屋类型 | Type of home | 1 新建商品住宅 new; 2 存量住宅 existing
          size_band | 面积段 | Size | C20 | 按建筑面积划分的区间，单位：平方米 | Floor area, square metres | ≤90; 90–144; >144
          contracts | 网签套数 | Contracts | N8 | 当月网签套数 | Contracts registered in the month
          floor_area | 网签面积 | Floor area | B12.2 | 网签面积，单位：平方米 | Floor area sold, square metres
          value | 网签金额 | Value | B14.2 | 网签金额，单位：万元 | Value of contracts, ten thousand yuan
        `,
      },
      rental_estates: {
        title: ["公共租赁住房项目信息", "Public rental housing estates"],
        about: [
          "公共租赁住房和保障性租赁住房项目的位置、套数、租金和申请方式。",
          "Estates of public and subsidised rental housing with place, number of homes, rent and how to apply.",
        ],
        cycle: "QUARTERLY",
        nature: "public",
        levels: "PCX",
        records: 68_000,
        items: `
          estate_no | 项目编号 | Estate number | C20 | 项目编号 | Number of the estate
          estate_name | 项目名称 | Estate | C120 | 项目名称 | Name of the estate
          address
          homes | 房源套数 | Homes | N7 | 房源总套数 | Homes in all
          vacant | 可配租套数 | Vacant homes | N6 | 当前可配租套数 | Homes to let at present
          rent | 租金标准 | Rent | Y8.2 | 月租金标准，单位：元/平方米 | Rent a month, yuan per square metre
          apply | 申请方式 | How to apply | C200 | 申请渠道和条件 | Where to apply, and conditions
          phone
        `,
      },
      rental_allocations: {
        title: ["公租房承租家庭登记信息", "Tenants of public rental housing"],
        about: [
          "公共租赁住房承租人、房号和租赁期限，用于合同管理和租金收缴。",
          "Tenant, home and term of each tenancy of public rental housing, kept to manage contracts and collect rent.",
        ],
        cycle: "MONTHLY",
        nature: "personal",
        levels: "CX",
        records: 16_000_000,
        items: `
          contract_no | 合同编号 | Contract number | C24 | 租赁合同编号 | Number of the tenancy agreement
          person_name
          person_id
          estate_no | 项目编号 | Estate number | C20 | 项目编号 | Number of the estate
          *home_no | 房号 | Home | C20 | 楼栋、单元和房号 | Building, entrance and number
          *household_size | 共同居住人数 | Household size | N2 | 共同居住人数 | People living there
          valid_until
        `,
      },
      housing_fund: {
        title: ["住房公积金缴存使用统计", "Housing fund contributions and use"],
        about: [
          "住房公积金的缴存单位、缴存职工、缴存额、提取额和贷款发放额。",
          "Employers and staff contributing, sums paid in, withdrawn and lent by the housing fund.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NPC",
        records: 95_000,
        items: `
          month
          region
          employers | 实缴单位数 | Employers | N9 | 当月实缴单位数 | Employers contributing in the month
          contributors | 实缴职工数 | Contributors | N10 | 当月实缴职工人数 | Staff contributing in the month
          paid_in | 缴存额 | Paid in | B14.2 | 当月缴存额，单位：万元 | Paid in during the month, ten thousand yuan
          withdrawn | 提取额 | Withdrawn | B14.2 | 当月提取额，单位：万元 | Withdrawn in the month, ten thousand yuan
          lent | 贷款发放额 | Lent | B14.2 | 当月发放个人住房贷款额，单位：万元 | Housing loans made in the month, ten thousand yuan
        `,
      },
    },
  ),
];
