namespace AgentSafety.Rules;

/// <summary>What the analyzer tells the code fixes of a guard that isn't listened to.</summary>
/// <param name="Yes">What must be true of the answer, part by part: the answer itself (an empty part), <c>.IsGranted</c>, <c>.Content?.Yes == true</c>.</param>
/// <param name="Guard">The name of what asks.</param>
internal sealed record HeedAdvice(ImmutableArray<string> Yes, string Guard)
{
    public const char Separator = ';';

    public ImmutableDictionary<string, string?> ToProperties() => ImmutableDictionary<string, string?>.Empty
        .Add(nameof(Yes), string.Join($"{Separator}", Yes)).Add(nameof(Guard), Guard);

    public static HeedAdvice? From(Diagnostic diagnostic) =>
        diagnostic.Properties.TryGetValue(nameof(Yes), out var yes) && yes is not null ? new([.. yes.Split(Separator)], diagnostic.Properties.TryGetValue(nameof(Guard), out var guard) ? guard ?? "" : "") : null;
}
