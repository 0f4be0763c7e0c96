/// Someone of the company.
struct Person: Sendable, Equatable {
  /// The user id of the member page, such as `e1001`.
  var employeeID: String
  /// The job number, such as `A-0001`.
  var employeeNumber: String
  var name: String

  /// The administrator who imports; not among those who punch.
  static let administrator = Person(
    employeeID: "e1000", employeeNumber: "A-0000", name: "何管理")

  /// The first people of the company; the same for every seed, so that texts can speak of them.
  static func staff(_ count: Int) -> [Person] {
    (0..<count).map { index in
      Person(
        employeeID: "e\(1001 + index)", employeeNumber: "A-\(padded(index + 1, 4))",
        name: name(index))
    }
  }

  /// Two Chinese names, then an English one.
  private static func name(_ index: Int) -> String {
    let round = index / 3
    switch index % 3 {
    case 2: return englishName(round)
    case let place: return chineseName(round * 2 + place)
    }
  }

  private static func chineseName(_ index: Int) -> String {
    guard index >= wellKnown.count else { return wellKnown[index] }
    let rest = index - wellKnown.count
    return families[rest % families.count] + givens[(rest / families.count) % givens.count]
  }

  private static func englishName(_ index: Int) -> String {
    let first = firsts[index % firsts.count]
    return "\(first) \(lasts[(index + index / firsts.count) % lasts.count])"
  }

  private static let wellKnown = [
    "赵敏", "李强", "王芳", "欧阳娜娜", "张伟", "刘洋", "陈静", "杨帆", "黄磊", "周杰", "吴倩", "徐明",
    "孙丽", "马超", "司马南风", "胡军",
  ]
  private static let families = [
    "朱", "高", "林", "郭", "罗", "梁", "宋", "郑", "谢", "韩", "唐", "冯", "于", "董", "萧", "程",
    "曹", "袁", "邓", "许", "傅", "沈", "曾", "彭", "吕", "苏", "卢", "蒋", "蔡", "贾", "丁",
  ]
  private static let givens = [
    "雪", "浩", "婷", "斌", "宇航", "佳怡", "建国", "志远", "思琪", "鹏飞", "晓燕", "文博", "雨桐",
    "俊杰", "海燕", "子轩", "梦洁", "国庆", "玉兰", "天佑", "欣怡", "立新", "秀英", "永康", "若曦",
    "凯", "慧", "勇", "艳", "辉", "萍", "波", "玲", "涛", "霞", "刚", "娟", "松", "琳", "翔", "颖", "龙",
    "岚",
  ]
  private static let firsts = [
    "Alice", "Ben", "Chloe", "David", "Emma", "Frank", "Grace", "Henry", "Irene", "Jack", "Karen",
    "Leo", "Mia", "Noah", "Olivia", "Peter", "Rose", "Simon", "Tina", "Victor", "Wendy",
  ]
  private static let lasts = [
    "Carter", "Okafor", "Martin", "Novak", "Silva", "Brown", "O'Neill", "Müller", "Rossi", "Tanaka",
    "Walker", "Larsen", "Dubois", "Singh", "Kowalski", "Evans", "Hughes", "Lopez", "Moore", "Young",
    "Zimmermann", "Fischer", "Ibrahim",
  ]
}

/// The form of the people's ids in a request and its answer: `employee_type`.
enum IDForm: String {
  case employeeID = "employee_id"
  case employeeNumber = "employee_no"

  init(_ request: SandboxRequest) throws(Refusal) {
    guard let text = request.parameter("employee_type"), !text.isEmpty else {
      throw .fields([("employee_type", "employee_type is required")])
    }
    guard let form = IDForm(rawValue: text) else { throw .invalid("employee_type invalid") }
    self = form
  }

  func id(of person: Person) -> String {
    switch self {
    case .employeeID: person.employeeID
    case .employeeNumber: person.employeeNumber
    }
  }
}
