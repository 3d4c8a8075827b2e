using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>Calls that widen permissions: whoever grants may also do what the grant allows. Only what is known where it is written.</summary>
internal sealed class PermissionGrants(KnownTypes types, WrittenValues values)
{
    private readonly WrittenSettings _settings = new(values);
    private readonly DeepSettings _deep = new(values);

    public static bool MayBe(IMethodSymbol method) => PermissionGrant.ByMember.Contains(method.Name);

    public Noticed? At(IInvocationOperation call, CancellationToken cancellationToken)
    {
        if (!call.TargetMethod.DeclaringSyntaxReferences.IsEmpty && !call.TargetMethod.IsAbstract)
            return null; // it is read

        foreach (var grant in PermissionGrant.ByMember[call.TargetMethod.Name])
            if (grant.Types.Any(type => types.IsOrInherits(call.TargetMethod.ContainingType, type)) && In(grant, call, cancellationToken) is { } found)
                return found;

        return null;
    }

    private Noticed? In(PermissionGrant grant, IInvocationOperation call, CancellationToken cancellationToken)
    {
        if (grant.Test is "always")
            return new(RemarkKind.WidensPermissions, call.Syntax, grant.Says);

        var written = grant.Setting.Split('.') is [var type, var property] ? _deep.ValuesOf(call, type, property, cancellationToken) : _settings.ValuesOf(call, grant.Setting, cancellationToken);
        foreach (var value in written)
            if (Found(grant, value, cancellationToken) is { } found)
                return new(RemarkKind.WidensPermissions, WrittenSettings.PlaceOf(value), grant.Says.Replace("{value}", found.Replace(TextMarks.Hole, '…')));

        return null;
    }

    private string? Found(PermissionGrant grant, IOperation value, CancellationToken cancellationToken) => grant.Test switch
    {
        "policy" => values.TextsOf(value, cancellationToken).Select(PolicyText.TooBroad).FirstOrDefault(static says => says is not null),
        "value" => WrittenValues.ElementsOf(values.Origin(value, cancellationToken)).SelectMany(element => TextsOf(element, cancellationToken)).FirstOrDefault(text => grant.Values.Any(wanted => Wildcard.Matches(wanted, text))),
        "passed" => values.Origin(value, cancellationToken).InEvaluationOrder().OfType<IParameterReferenceOperation>().FirstOrDefault()?.Parameter.Name,
        _ => null,
    };

    /// <summary>Also of what is made of one text (<c>new ResourceIdentifier("…")</c>), and of what is named outright (<c>S3CannedACL.PublicRead</c>).</summary>
    private IEnumerable<string> TextsOf(IOperation value, CancellationToken cancellationToken) => values.Origin(value, cancellationToken) switch
    {
        IMemberReferenceOperation { Member: { IsStatic: true, Name: var name } } named => named.ConstantValue is { HasValue: true, Value: string constant } ? [constant] : [name],
        IObjectCreationOperation { Arguments: [{ Value: var text }] } => values.TextsOf(text, cancellationToken),
        var origin => values.TextsOf(origin, cancellationToken),
    };
}
