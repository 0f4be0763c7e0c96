import ArgumentParser

/// `unpunch doctor`: checks what there is, and says what to mend.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: say(.doctorAbstract), discussion: say(.doctorDiscussion))

  @Option(help: help(.optionFormat))
  var format = ReportFormat.table

  @OptionGroup var common: CommonOptions

  func run() async throws {
    var settings = Settings()
    settings.language = common.lang ?? ChosenLanguage.early
    let diagnoses: [Diagnosis]
    do throws(SettingsFailure) {
      settings = try SettingsLoader.load(common)
      diagnoses = await Examination(settings: settings, files: try SettingsLoader.files(common))
        .diagnoses()
    } catch {
      settings.isRestricted = common.restricted
      diagnoses = await Examination.diagnoses(for: error, settings)
    }
    let text =
      switch format {
      case .json: try MachineText.json(diagnoses.map(DiagnosisOutput.init)) + "\n"
      case .table: DiagnosisOutput.table(diagnoses, in: settings.language)
      }
    let problem = diagnoses.first { $0.state == .problem }
    try StandardOutput.end(
      text, of: problem?.status ?? .done, [], isKept: false, in: settings.language)
  }
}
