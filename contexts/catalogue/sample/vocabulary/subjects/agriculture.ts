import { subject } from "../dataset-kind.ts";

export const agriculture = [
  ...subject(
    "agriculture",
    "AGRI",
    ["种植业管理", "Crop farming"],
    ["农作物、播种面积、产量、高标准农田", "crops, sown area, yield, farmland improvement"],
    {
      crop_output: {
        title: ["主要农作物播种面积和产量", "Area and output of main crops"],
        about: [
          "粮食、油料、棉花、糖料、蔬菜等主要农作物的播种面积、单产和总产量，以抽样调查和全面统计相结合的方式取得。",
          "Sown area, yield and output of grain, oil crops, cotton, sugar crops, vegetables and other main crops, from sample surveys and full returns together.",
        ],
        cycle: "YEARLY",
        nature: "public",
        levels: "NPCX",
        records: 600_000,
        items: `
          year
          region
          region_name
          crop | 作物名称 | Crop | C40 | 农作物的规范名称 | Standard name of the crop
          sown_area | 播种面积 | Sown area | B12.2 | 当年实际播种或移植的面积，单位：公顷 | Area sown or planted in the year, hectares
          yield_per_hectare | 单位面积产量 | Yield | B8.2 | 每公顷产量，单位：千克 | Output per hectare, kilograms
          output | 总产量 | Output | B14.2 | 当年收获的总产量，单位：吨 | Total harvest of the year, tonnes
        `,
      },
      farmland_projects: {
        title: ["高标准农田建设项目信息", "Farmland improvement projects"],
        about: [
          "高标准农田建设项目的立项、建设内容、投资和验收情况，逐项目登记。",
          "Approval, works, funding and final acceptance of each project to level, drain and irrigate farmland.",
        ],
        cycle: "QUARTERLY",
        nature: "public",
        levels: "PCX",
        records: 120_000,
        items: `
          project_no | 项目编号 | Project number | C24 | 立项批复确定的项目编号 | Number given in the approval
          project_name | 项目名称 | Project | C160 | 立项批复中的项目全称 | Full name in the approval
          region
          built_area | 建设面积 | Area improved | B10.2 | 计划建设的农田面积，单位：公顷 | Farmland to be improved, hectares
          total_funds | 总投资 | Total funding | Y14.2 | 各级财政和自筹资金合计 | Funds of all levels of government and own funds together
          stage | 项目阶段 | Stage | C1 | 项目当前所处阶段 | Present stage of the project | 1 已立项 approved; 2 在建 under construction; 3 已验收 accepted
          accepted_on | 验收日期 | Accepted on | D10 | 通过竣工验收的日期 | Day of final acceptance | YYYY-MM-DD
        `,
      },
    },
  ),
  ...subject(
    "agriculture",
    "AGRI",
    ["农药管理", "Pesticides"],
    [
      "农药、农药登记、经营许可、限制使用农药",
      "pesticides, product approval, dealers, restricted use",
    ],
    {
      pesticide_products: {
        title: ["农药登记产品信息", "Approved pesticide products"],
        about: [
          "已取得农药登记证的产品及其有效成分、剂型、毒性和登记作物，用于查询产品是否获准使用。",
          "Products with a pesticide approval: active ingredient, formulation, toxicity and the crops they may be used on.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NP",
        records: 48_000,
        items: `
          approval_no | 登记证号 | Approval number | C20 | 农药登记证上的编号 | Number of the product approval
          product_name | 农药名称 | Product | C120 | 农药通用名称或简化通用名称 | Common name of the product
          unit_name
          active_ingredient | 有效成分 | Active ingredient | C200 | 有效成分名称及总含量 | Active ingredients and total content
          formulation | 剂型 | Formulation | C40 | 产品的加工形态 | Form in which the product is supplied
          toxicity | 毒性 | Toxicity | C1 | 标签标示的毒性级别 | Toxicity class stated on the package | 1 剧毒 extreme; 2 高毒 high; 3 中等毒 moderate; 4 低毒 low; 5 微毒 slight
          crops | 登记作物 | Crops | M500 | 核准使用的作物和防治对象 | Crops and pests for which use is approved
          valid_until
        `,
      },
      pesticide_dealers: {
        title: ["农药经营许可信息", "Licensed pesticide dealers"],
        about: [
          "取得农药经营许可证的门店，载明经营范围、营业场所和许可期限。",
          "Shops licensed to sell pesticides, with what they may sell, where, and until when.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "PCX",
        records: 320_000,
        items: `
          licence_no | 许可证编号 | Licence number | C24 | 农药经营许可证编号 | Number of the dealer's licence
          unit_code
          unit_name
          scope | 经营范围 | Scope | C1 | 许可的经营范围 | What may be sold | 1 农药 pesticides; 2 农药（限制使用农药除外） pesticides except those of restricted use
          address
          issued_on
          valid_until
        `,
      },
    },
  ),
  ...subject(
    "agriculture",
    "AGRI",
    ["畜牧兽医", "Livestock and animal health"],
    ["养殖场、动物疫病、检疫、屠宰", "livestock farms, animal disease, quarantine, slaughter"],
    {
      livestock_farms: {
        title: ["规模养殖场备案信息", "Registered livestock farms"],
        about: [
          "达到规模标准并完成备案的畜禽养殖场，包括畜种、设计规模和粪污处理设施。",
          "Livestock and poultry farms above the registration threshold: species, design capacity and facilities for manure.",
        ],
        cycle: "QUARTERLY",
        nature: "internal",
        levels: "NPCX",
        records: 450_000,
        items: `
          farm_code | 养殖场代码 | Farm code | C15 | 畜禽养殖场备案代码 | Code given on registration
          unit_name
          region
          species | 畜种 | Species | C20 | 主要饲养的畜禽种类 | Main species kept | 生猪 pigs; 奶牛 dairy cattle; 肉牛 beef cattle; 羊 sheep and goats; 蛋鸡 layers; 肉鸡 broilers; 其他 other
          capacity | 设计存栏 | Design capacity | N9 | 设计存栏规模，单位：头、只 | Animals that the farm is built for
          manure_treatment | 粪污处理设施 | Manure treatment | C100 | 配套的粪污处理设施类型 | Kind of treatment installed
          registered_on | 备案日期 | Registered on | D10 | 完成备案的日期 | Day of registration | YYYY-MM-DD
          status
        `,
      },
      animal_disease: {
        title: ["动物疫病监测月度数据", "Animal disease surveillance by month"],
        about: [
          "按病种和畜种统计采样检测数量、阳性数量和免疫情况，用于掌握疫病流行趋势。",
          "Samples tested, positive findings and vaccination by disease and species, kept to follow the spread of disease.",
        ],
        cycle: "MONTHLY",
        nature: "public",
        levels: "NPC",
        records: 380_000,
        items: `
          month
          region
          disease | 病种 | Disease | C60 | 监测的动物疫病名称 | Disease under surveillance | 一、二、三类动物疫病病种名录 national list of animal diseases
          species | 畜种 | Species | C20 | 采样动物的种类 | Species sampled
          samples | 检测样品数 | Samples tested | N8 | 当月检测的样品数量，单位：份 | Samples tested in the month
          positives | 阳性样品数 | Positive samples | N8 | 病原学检测为阳性的样品数 | Samples in which the pathogen was found
          vaccinated | 免疫数量 | Animals vaccinated | N12 | 当月完成免疫的畜禽数量，单位：头、只 | Animals vaccinated in the month
        `,
      },
    },
  ),
  ...subject(
    "agriculture",
    "AGRI",
    ["渔业渔政", "Fisheries"],
    [
      "渔船、捕捞许可、水产养殖、休渔",
      "fishing vessels, fishing licences, aquaculture, closed season",
    ],
    {
      fishing_vessels: {
        title: ["渔业船舶登记信息", "Register of fishing vessels"],
        about: [
          "登记在册的渔业船舶及其主尺度、主机功率、作业类型和船籍港，不含船员信息。",
          "Registered fishing vessels with dimensions, engine power, fishing method and home port. Crews are not included.",
        ],
        cycle: "MONTHLY",
        nature: "internal",
        levels: "NP",
        records: 510_000,
        items: `
          vessel_no | 渔船编码 | Vessel number | C13 | 渔业船舶唯一编码 | Unique number of the vessel
          vessel_name | 船名 | Vessel name | C60 | 登记证书上的船名 | Name on the certificate of registry
          home_port | 船籍港 | Home port | C60 | 登记的船籍港名称 | Port of registry
          length_overall | 船长 | Length overall | B6.2 | 总长，单位：米 | Overall length, metres
          engine_power | 主机功率 | Engine power | B8.2 | 主机总功率，单位：千瓦 | Total power of the main engines, kilowatts
          method | 作业类型 | Fishing method | C20 | 核准的捕捞作业方式 | Method for which it is licensed | 拖网 trawl; 围网 purse seine; 刺网 gill net; 张网 stow net; 钓具 line; 其他 other
          valid_until
        `,
      },
      aquaculture_sites: {
        title: ["水产养殖水域信息", "Aquaculture sites"],
        about: [
          "依法核发养殖证的水域、滩涂，载明面积、养殖方式和主要品种。",
          "Waters and tidal flats licensed for aquaculture, with area, method and main species.",
        ],
        cycle: "YEARLY",
        nature: "public",
        levels: "PCX",
        records: 240_000,
        items: `
          licence_no | 养殖证编号 | Licence number | C24 | 水域滩涂养殖证编号 | Number of the aquaculture licence
          region
          site_name | 水域名称 | Site | C80 | 养殖水域或滩涂的名称 | Name of the water or flat
          area | 养殖面积 | Area | B10.2 | 核准的养殖面积，单位：公顷 | Licensed area, hectares
          method | 养殖方式 | Method | C20 | 养殖设施或方式 | How the stock is kept | 池塘 pond; 网箱 cage; 筏式 raft; 底播 sea ranching; 工厂化 tank
          species | 养殖品种 | Species | C100 | 主要养殖品种 | Main species kept
          valid_until
        `,
      },
    },
  ),
  ...subject(
    "water",
    "AGRI",
    ["农田水利", "Irrigation"],
    [
      "灌区、农业用水、水价、节水灌溉",
      "irrigation districts, farm water use, water price, water saving",
    ],
    {
      irrigation_districts: {
        title: ["灌区名录", "Irrigation districts"],
        about: [
          "大中型灌区的水源、设计灌溉面积、渠系和管理单位。",
          "Large and medium-sized irrigation districts with source of water, design area, canals and managing body.",
        ],
        cycle: "YEARLY",
        nature: "public",
        levels: "NPCX",
        records: 22_000,
        items: `
          district_code | 灌区编码 | District code | C12 | 灌区统一编码 | Unique code of the irrigation district
          district_name | 灌区名称 | Irrigation district | C80 | 灌区规范名称 | Official name
          region
          water_source | 水源 | Source of water | C80 | 主要取水水源 | River, reservoir or well field that feeds it
          design_area | 设计灌溉面积 | Design area | B10.2 | 设计灌溉面积，单位：公顷 | Area that it was built to irrigate, hectares
          effective_area | 有效灌溉面积 | Area irrigated | B10.2 | 现状有效灌溉面积，单位：公顷 | Area that can be irrigated at present, hectares
          unit_name
        `,
      },
      irrigation_water: {
        title: ["农业灌溉用水量", "Water used for irrigation"],
        about: [
          "按灌区统计的渠首取水量、实灌面积和灌溉水有效利用系数。",
          "Water taken at the head works, area actually irrigated and efficiency of use, by irrigation district.",
        ],
        cycle: "QUARTERLY",
        nature: "public",
        levels: "PCX",
        records: 300_000,
        items: `
          quarter
          district_code | 灌区编码 | District code | C12 | 灌区统一编码 | Unique code of the irrigation district
          region
          intake | 渠首取水量 | Water taken | B12.2 | 渠首取水量，单位：万立方米 | Water taken at the head works, ten thousand cubic metres
          irrigated_area | 实灌面积 | Area irrigated | B10.2 | 当季实际灌溉面积，单位：公顷 | Area irrigated in the quarter, hectares
          efficiency | 灌溉水有效利用系数 | Efficiency of use | B4.3 | 田间有效利用水量与取水量之比 | Share of the water taken that reaches the crop | 0–1
        `,
      },
    },
  ),
];
