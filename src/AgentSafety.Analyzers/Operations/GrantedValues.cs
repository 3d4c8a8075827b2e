using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>Is a value what a line of <c>Permissions/grants.txt</c> speaks of?</summary>
internal sealed class GrantedValues(WrittenValues values)
{
    private readonly WrittenJson _json = new(values);

    /// <summary>What the message quotes, and what is narrower for sure.</summary>
    internal sealed record Fit(string Says, string? Instead = null);

    public Fit? Fits(PermissionGrant grant, IOperation value, CancellationToken cancellationToken) => grant.Test switch
    {
        "policy" => Said(_json.Of(value, cancellationToken).Select(PolicyText.TooBroad).FirstOrDefault(static says => says is not null)),
        "value" or "default" or "wide" => Said(WrittenValues.ElementsOf(values.Origin(value, cancellationToken)).SelectMany(element => NamesOf(element, cancellationToken)).FirstOrDefault(name => grant.Values.Any(wanted => Wildcard.Matches(wanted, name)))),
        "passed" => Said(Chooser.Of(value)),
        "lasting" => Expiry.TooLate(values.Origin(value, cancellationToken)),
        _ => null,
    };

    /// <summary>
    /// Its text; also of what is made of one text (<c>new ResourceIdentifier("…")</c>), what is named outright (<c>S3CannedACL.PublicRead</c>), and each
    /// flag of several.
    /// </summary>
    public IEnumerable<string> NamesOf(IOperation value, CancellationToken cancellationToken) => values.Origin(value, cancellationToken) switch
    {
        { Type: INamedTypeSymbol { TypeKind: TypeKind.Enum } kind, ConstantValue: { HasValue: true, Value: { } bits } } => FlagsOf(kind, bits),
        IMemberReferenceOperation { Member: { IsStatic: true, Name: var name } } named => named.ConstantValue is { HasValue: true, Value: string constant } ? [constant] : [name],
        IObjectCreationOperation { Arguments: [{ Value: var text }] } => values.TextsOf(text, cancellationToken),
        IInvocationOperation { TargetMethod: { IsStatic: true, Name: "Parse" }, Arguments: [{ Value: var text }, ..] } => values.TextsOf(text, cancellationToken),
        IConversionOperation { Operand: var text } => values.TextsOf(text, cancellationToken),
        var origin when WrittenValues.ElementsOf(origin).FirstOrDefault() is { } element && element != origin => WrittenValues.ElementsOf(origin).SelectMany(part => values.TextsOf(part, cancellationToken)),
        var origin => values.TextsOf(origin, cancellationToken),
    };

    private static IEnumerable<string> FlagsOf(INamedTypeSymbol kind, object bits)
    {
        var members = kind.GetMembers().OfType<IFieldSymbol>().Where(static member => member.HasConstantValue).ToArray();
        return members.FirstOrDefault(member => Equals(member.ConstantValue, bits)) is { Name: var exact } ? [exact]
            : members.Where(member => IsIn(Bits(member.ConstantValue!), Bits(bits))).Select(static member => member.Name);
    }

    private static bool IsIn(long flag, long all) => flag != 0 && (flag & all) == flag;

    private static long Bits(object value) => value is ulong large ? unchecked((long)large) : Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture);

    private static Fit? Said(string? says) => says is null ? null : new(says);
}
