import { subject } from "../dataset-kind.ts";

export const education = [
  ...subject(
    "education",
    "EDUC",
    ["学校与学生", "Schools and pupils"],
    [
      "学校、学籍、招生、学区、教师资格",
      "schools, enrolment, admissions, catchment areas, teachers",
    ],
    {
      schools: {
        title: ["学校基本信息", "Schools"],
        about: [
          "幼儿园、中小学、中等职业学校和高等学校的办学类型、地址、规模和联系方式。",
          "Kindergartens, schools, vocational schools and universities with type, address, size and contact.",
        ],
        cycle: "YEARLY",
        nature: "public",
        levels: "NPCX",
        records: 470_000,
        items: `
          school_code | 学校标识码 | School code | C10 | 学校（机构）标识码 | Unique code of the school
          school_name | 学校名称 | School | C120 | 办学许可证上的名称 | Name on the licence
          stage | 办学类型 | Type | C1 | 学校的办学类型 | Type of school | 1 幼儿园 kindergarten; 2 小学 primary; 3 初中 lower secondary; 4 高中 upper secondary; 5 中职 vocational; 6 高等学校 higher education
          maintained | 举办者性质 | Maintained by | C1 | 举办者的性质 | Who maintains the school | 1 公办 public; 2 民办 private
          address
          classes | 班级数 | Classes | N4 | 当前学年班级数 | Classes in the current school year
          places | 学位数 | Places | N6 | 核定的学位数 | Approved number of places
          phone
        `,
      },
      enrolment: {
        title: ["各级各类学校在校生统计", "Pupils and students by type of school"],
        about: [
          "按学段、年级和城乡汇总的学校数、招生数、在校生数和毕业生数。",
          "Schools, new entrants, pupils and leavers by stage, grade and urban or rural area.",
        ],
        cycle: "YEARLY",
        nature: "public",
        levels: "NPCX",
        records: 350_000,
        items: `
          year
          region
          stage | 学段 | Stage | C1 | 教育阶段 | Stage of education | 1 学前 pre-school; 2 小学 primary; 3 初中 lower secondary; 4 高中阶段 upper secondary; 5 高等教育 higher education
          entrants | 招生数 | New entrants | N9 | 当年招生人数 | Pupils admitted in the year
          pupils | 在校生数 | Pupils | N9 | 学年初在校生人数 | Pupils at the start of the school year
          leavers | 毕业生数 | Leavers | N9 | 上学年毕业人数 | Pupils who finished in the previous school year
          teachers | 专任教师数 | Teachers | N9 | 学年初专任教师人数 | Full-time teachers at the start of the school year
        `,
      },
      school_roll: {
        title: ["中小学生学籍信息", "School roll"],
        about: [
          "中小学生的学籍注册、转学和毕业记录，供学校办理入学、转学手续。",
          "Enrolment, transfer and leaving records of school pupils, kept so that schools can admit and transfer them.",
        ],
        cycle: "DAILY",
        nature: "minor",
        levels: "PCX",
        records: 190_000_000,
        items: `
          *roll_no | 学籍号 | Roll number | C19 | 全国学籍号 | Number on the national school roll
          person_name
          person_id
          school_code | 学校标识码 | School code | C10 | 就读学校标识码 | Code of the school attended
          *year_group | 就读年级 | Year group | C2 | 当前就读年级 | Year group at present
          *admitted_on | 入学日期 | Admitted on | D10 | 入读本校的日期 | Day of admission to the school | YYYY-MM-DD
          *roll_state | 学籍状态 | Roll status | C1 | 学籍当前状态 | Present state of the entry | 1 在读 attending; 2 休学 on leave; 3 转出 transferred; 4 毕业 left
        `,
      },
      catchment_areas: {
        title: ["义务教育学校招生范围", "School catchment areas"],
        about: [
          "公办小学、初中当年的服务片区和对应的街道、小区、门牌范围。",
          "Streets, estates and house numbers served by each public primary and lower secondary school this year.",
        ],
        cycle: "YEARLY",
        nature: "public",
        levels: "CX",
        records: 900_000,
        items: `
          school_code | 学校标识码 | School code | C10 | 学校标识码 | Unique code of the school
          year
          school_name | 学校名称 | School | C120 | 学校名称 | Name of the school
          streets | 片区范围 | Area served | M1000 | 街道、小区和门牌范围 | Streets, estates and house numbers
          planned_classes | 计划班数 | Planned classes | N3 | 计划招收班级数 | Classes to be admitted
          boundary | 片区边界 | Boundary | G | 片区边界的几何数据 | Outline of the area | GeoJSON, CGCS2000
        `,
      },
      teacher_certificates: {
        title: ["教师资格证书信息", "Teachers' certificates"],
        about: [
          "教师资格证书的持证人、任教学科和认定机关，用于聘用时核验证书真伪。",
          "Holder, subject and issuing office of teachers' certificates, for schools to verify a certificate on appointment.",
        ],
        cycle: "IRREGULAR",
        nature: "personal",
        levels: "NPC",
        records: 32_000_000,
        items: `
          certificate_no | 证书编号 | Certificate number | C17 | 教师资格证书编号 | Number of the certificate
          person_name
          person_id
          *kind | 资格种类 | Kind | C20 | 教师资格种类 | Kind of school for which it is valid | 幼儿园 kindergarten; 小学 primary; 初级中学 lower secondary; 高级中学 upper secondary; 中职 vocational; 高校 higher education
          *taught_subject | 任教学科 | Subject | C40 | 证书载明的任教学科 | Subject stated on the certificate
          office | 认定机构 | Issuing office | C120 | 认定教师资格的机构 | Office that granted it
          issued_on
        `,
      },
    },
  ),
];
