using AgentSafety.Symbols;

namespace AgentSafety.Guards;

/// <summary>
/// Settings that the project names as being for tests alone: where one is set, a test runs, and whoever would be asked needn't be. Where it may not be
/// set nothing is proved, whatever the code makes of it.
/// </summary>
internal static class TestSettings
{
    public static Facts Of(IOperation read, Outcome outcome, Evidence evidence)
    {
        if (outcome.Members.Length > 0 || SettingRead.NameIn(read) is not { } name || SettingRead.WhereUnset(read) is not { } unset || outcome.Admits(unset) || SettingRead.SectionOf(read, evidence.Origin) is not { } section)
            return Facts.None;

        return name.ConstantValue is { HasValue: true, Value: string key } ? Named($"{section}{key}", evidence)
            : section.Length == 0 && name.WithoutConversions() is IParameterReferenceOperation { Parameter: var handed } ? evidence.Given.That(handed, Outcome.IsSetting)
            : Facts.None;
    }

    /// <summary>The setting of this name was found to be set.</summary>
    public static Facts Named(string key, Evidence evidence) => evidence.Contracts.IsForTests(key) ? Facts.Of(Protections.Approval) : Facts.None;
}
