using AgentSafety.Symbols;

namespace AgentSafety.Operations;

/// <summary>Calls that widen permissions: whoever grants may also do what the grant allows. Only what is known where it is written.</summary>
internal sealed class PermissionGrants(KnownTypes types, WrittenValues values)
{
    private static readonly Setting[] DryRuns = [new("dryRun", "All|true"), new("validateOnly", "true")];

    private readonly WrittenSettings _settings = new(values);
    private readonly DeepSettings _deep = new(values);
    private readonly GrantedValues _granted = new(values);
    private readonly AssignmentScopes _scopes = new(values);

    public bool MayBe(IMethodSymbol method) => Offered(method).Any();

    /// <summary>At each place the first line that fits.</summary>
    public IEnumerable<Noticed> At(IInvocationOperation call, CancellationToken cancellationToken)
    {
        if (DryRuns.Any(dryRun => _settings.IsProved(call, dryRun, cancellationToken)))
            yield break;

        var spokenOf = new HashSet<SyntaxNode>();
        foreach (var grant in Offered(call.TargetMethod))
            foreach (var found in In(grant, call, cancellationToken))
                if (spokenOf.Add(found.Syntax))
                    yield return found;
    }

    /// <summary>What is written here is read, not looked up.</summary>
    private IEnumerable<PermissionGrant> Offered(IMethodSymbol method) =>
        !method.DeclaringSyntaxReferences.IsEmpty && !method.IsAbstract ? [] : PermissionGrant.For(method.Name).Where(grant => grant.Types.Any(type => types.IsOrInherits(method.ContainingType, type)));

    private IEnumerable<Noticed> In(PermissionGrant grant, IInvocationOperation call, CancellationToken cancellationToken)
    {
        if (grant.Test is "always")
            return [new(RemarkKind.WidensPermissions, call.Syntax, grant.Says)];

        var written = grant.Settings.SelectMany(setting => ValuesOf(call, setting, cancellationToken)).ToArray();
        if (grant.Test is "default" && written.Length == 0)
            return IsMadeHere(call, cancellationToken) ? [new(RemarkKind.WidensPermissions, call.Syntax, grant.Says)] : [];
        if (grant.Test is "wide")
            return _scopes.Of(call.Instance, cancellationToken) is { } scope && !written.Any(value => _granted.Fits(grant, value, cancellationToken) is not null)
                ? [new(RemarkKind.WidensPermissions, written.Select(value => PlaceOf(value, call)).FirstOrDefault() ?? call.Syntax, grant.Says.Replace("{value}", scope))]
                : [];

        return written.SelectMany(value => Of(grant, value, call, cancellationToken) is { } found ? new[] { found } : []);
    }

    private Noticed? Of(PermissionGrant grant, IOperation value, IInvocationOperation call, CancellationToken cancellationToken)
    {
        if (_granted.Fits(grant, value, cancellationToken) is not { } fit || !HoldsToo(grant.Also, value, call, cancellationToken))
            return null;

        var place = PlaceOf(value, call);
        return new(RemarkKind.WidensPermissions, place, grant.Says.Replace("{value}", fit.Says.Replace(TextMarks.Hole, '…')), place == call.Syntax ? null : fit.Instead ?? grant.Instead);
    }

    /// <summary>The same object says the other thing too; what isn't set in its initializer may belong to it.</summary>
    private bool HoldsToo(Setting? also, IOperation value, IInvocationOperation call, CancellationToken cancellationToken) =>
        also is not { Name: var setting, Value: var wanted } || ValuesOf(call, setting, cancellationToken).Any(other =>
            (CreationAround(value) is not { } owner || CreationAround(other) is not { } another || owner == another)
            && _granted.NamesOf(other, cancellationToken).Any(name => wanted.Split('|').Any(one => Wildcard.Matches(one, name))));

    /// <summary>In the request, in what it holds (<c>Type.Property</c>), or in the builder that is called.</summary>
    private IEnumerable<IOperation> ValuesOf(IInvocationOperation call, string setting, CancellationToken cancellationToken) =>
        setting.Split('.') is [var type, var property] ? _deep.ValuesOf(call, type, property, cancellationToken)
        : _settings.ValuesOf(call, setting, cancellationToken).Concat(call.Instance is { } builder ? _settings.OfObject(builder, setting, cancellationToken) : []);

    private bool IsMadeHere(IInvocationOperation call, CancellationToken cancellationToken) =>
        call.Arguments.Any(argument => argument.ArgumentKind is ArgumentKind.Explicit && values.Origin(argument.Value, cancellationToken) is IObjectCreationOperation);

    private static SyntaxNode PlaceOf(IOperation value, IInvocationOperation call) => value.WholeBody() == call.WholeBody() ? WrittenSettings.PlaceOf(value) : call.Syntax;

    private static IOperation? CreationAround(IOperation value)
    {
        var around = value.Parent;
        while (around is not null and not IObjectCreationOperation)
            around = around.Parent;

        return around;
    }
}
