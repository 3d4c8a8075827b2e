using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>Settings at a call that take away the last way back: the catalogue's <c>danger</c>. Only what is written there as that value.</summary>
internal sealed class RecoverySettings(WrittenValues values)
{
    private readonly WrittenSettings _settings = new(values);

    /// <summary>The other value, where it is known to keep the way back: twice, thrice as long as the shortest.</summary>
    private static readonly Dictionary<string, string> Longer = new(StringComparer.Ordinal) { ["PendingWindowInDays"] = "30", ["PermanentDeletionTimeInDays"] = "30", ["RecoveryWindowInDays"] = "30" };

    public IEnumerable<Noticed> SwitchedOff(DestructiveOperation family, IOperation call, CancellationToken cancellationToken)
    {
        if (family.Danger.IsDefaultOrEmpty)
            yield break;

        foreach (var danger in family.Danger)
            foreach (var value in _settings.ValuesOf(call, danger.Name, cancellationToken))
                if (_settings.IsOneOf(value, [danger.Value], cancellationToken))
                    yield return NoticedAt(value, danger);
    }

    /// <summary>The same of an object that somebody else hands on to the call.</summary>
    public IEnumerable<Noticed> SwitchedOffIn(IOperation request, DestructiveOperation family, CancellationToken cancellationToken) =>
        from danger in family.Danger
        from value in _settings.OfObject(request, danger.Name, cancellationToken)
        where _settings.IsOneOf(value, [danger.Value], cancellationToken)
        select NoticedAt(value, danger);

    private static Noticed NoticedAt(IOperation value, Setting danger) => new(RemarkKind.RecoveryOff, WrittenSettings.PlaceOf(value), $"{danger.Name} = {danger.Value}", Instead(danger));

    private static string? Instead(Setting danger) => danger.Value switch
    {
        "true" => "false",
        "false" => "true",
        _ => Longer.TryGetValue(danger.Name, out var longer) ? longer : null,
    };
}
