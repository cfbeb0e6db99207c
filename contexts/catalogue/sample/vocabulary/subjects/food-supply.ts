import { subject } from "../dataset-kind.ts";

export const foodSupply = [
  ...subject(
    "grain",
    "AGRI",
    ["粮食流通管理", "Grain circulation"],
    ["粮食收购、粮价、储备、质量", "grain purchase, grain prices, reserves, quality"],
    {
      grain_prices: {
        title: ["粮油价格监测信息", "Grain and oil prices"],
        about: [
          "监测点每周采集的主要粮油品种收购价、批发价和零售价。",
          "Purchase, wholesale and retail prices of main grains and cooking oils, collected weekly at monitoring points.",
        ],
        cycle: "WEEKLY",
        nature: "public",
        levels: "NPC",
        records: 2_400_000,
        items: `
          day
          region
          point | 监测点 | Monitoring point | C80 | 采价的市场、企业或超市 | Market, enterprise or shop where the price is taken
          product | 品种 | Product | C40 | 粮油品种及等级 | Grain or oil with its grade | 小麦 wheat; 稻谷 paddy; 玉米 maize; 大豆 soybeans; 大豆油 soybean oil; 菜籽油 rapeseed oil
          price_kind | 价格类型 | Kind of price | C1 | 价格所处的流通环节 | Stage of trade | 1 收购 purchase; 2 批发 wholesale; 3 零售 retail
          price | 价格 | Price | Y8.2 | 当日成交均价，单位：元/千克 | Average price of the day, yuan per kilogram
          week_on_week | 周环比 | Week-on-week change | B6.2 | 与上周相比的变化，单位：% | Change on the week before, per cent
        `,
      },
      grain_quality: {
        title: ["新收获粮食质量调查结果", "Quality survey of newly harvested grain"],
        about: [
          "收获季节对主要粮食品种扦样检验的质量结果，为收购定等提供参考。",
          "Results of samples of main grains taken at harvest, a guide for grading on purchase.",
        ],
        cycle: "YEARLY",
        nature: "public",
        levels: "NPC",
        records: 90_000,
        items: `
          sample_no | 样品编号 | Sample number | C20 | 扦样时赋予的编号 | Number given on sampling
          year
          region
          product | 品种 | Grain | C20 | 粮食品种 | Grain sampled | 早籼稻 early rice; 中晚籼稻 mid and late rice; 粳稻 japonica rice; 小麦 wheat; 玉米 maize
          test_weight | 容重 | Test weight | N4 | 每升籽粒的质量，单位：克 | Grams per litre
          moisture | 水分 | Moisture | B5.2 | 水分含量，单位：% | Moisture content, per cent
          imperfect | 不完善粒 | Imperfect kernels | B5.2 | 不完善粒占比，单位：% | Share of imperfect kernels, per cent
          grade | 等级 | Grade | C1 | 按国家标准判定的粮食等级 | Grade of the grain under the national standard | 1–5；6 等外 below grade
        `,
      },
    },
  ),
  ...subject(
    "market",
    "AGRI",
    ["食品安全监管", "Food safety"],
    ["食品抽检、食品经营许可、召回", "food sampling, food business licences, recalls"],
    {
      food_samples: {
        title: ["食品安全监督抽检结果", "Results of food sampling"],
        about: [
          "监督抽检的食品批次、检验项目和结论，不合格的载明不合格项目和检验值。",
          "Batches of food sampled, tests done and findings; for failures the substance and the value found.",
        ],
        cycle: "WEEKLY",
        nature: "public",
        levels: "NPCX",
        records: 14_000_000,
        items: `
          sample_no | 抽样编号 | Sample number | C24 | 抽样单编号 | Number on the sampling form
          food_name | 食品名称 | Food | C100 | 标签标示的食品名称 | Name on the package
          food_class | 食品大类 | Food class | C40 | 食品分类中的大类 | Main class of food | 33个食品大类 33 main classes
          maker | 标称生产企业 | Stated producer | C120 | 标签标示的生产企业名称 | Producer named on the package
          unit_name
          batch | 生产日期或批号 | Date or batch | C40 | 标签标示的生产日期或批号 | Production date or batch on the package
          result | 检验结论 | Finding | C1 | 检验综合结论 | Overall finding | 1 合格 passed; 2 不合格 failed
          failed_item | 不合格项目 | Failed test | C200 | 不合格的检验项目及实测值 | Test failed and value found
        `,
      },
      food_licences: {
        title: ["食品经营许可信息", "Food business licences"],
        about: [
          "食品销售、餐饮服务和单位食堂的经营许可，载明主体业态和经营项目。",
          "Licences of food shops, restaurants and canteens, with the kind of business and what it may do.",
        ],
        cycle: "DAILY",
        nature: "public",
        levels: "PCX",
        records: 16_000_000,
        items: `
          licence_no | 许可证编号 | Licence number | C16 | 食品经营许可证编号 | Number of the food business licence | JY + 14 digits
          unit_code
          unit_name
          business_form | 主体业态 | Kind of business | C1 | 经营者的主体业态 | Form of the business | 1 食品销售 retail; 2 餐饮服务 catering; 3 单位食堂 canteen
          address
          issued_on
          valid_until
          status
        `,
      },
    },
  ),
];
