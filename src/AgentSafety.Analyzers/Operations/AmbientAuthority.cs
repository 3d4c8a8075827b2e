using AgentSafety.Configuration;
using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.Text;

namespace AgentSafety.Operations;

/// <summary>Where code takes rights whole, as <c>Permissions/ambient.txt</c> says: credentials looked up from the surroundings, clients made without any, keys of a whole account.</summary>
internal sealed class AmbientAuthority(KnownTypes types, SourceModels models)
{
    private sealed record Source(string[] Types, string[] Members, string[] Unless, string Says);

    private static readonly Lazy<ILookup<string, Source>> ByMember = new(static () => BuiltInFiles.Named(static name => name == "ambient.permissions.txt")
        .SelectMany(static (SourceText text) => ConfigurationFile.Read(text))
        .Select(static entry => new Source(List(entry.Fields[0]), List(entry.Fields[1]), List(entry.Fields[2]), $"{entry.Fields[3]}; use {entry.Fields[4]}"))
        .SelectMany(static source => source.Members.Select(member => (member, source))).ToLookup(static entry => entry.member, static entry => entry.source, StringComparer.Ordinal));

    /// <summary>Every type that a line names, with the members.</summary>
    public static IEnumerable<(string Type, string[] Members)> Offers => ByMember.Value.SelectMany(static sources => sources).Distinct().SelectMany(static source => source.Types.Select(type => (type, source.Members)));

    private readonly WrittenValues _values = new(models);
    private readonly WrittenSettings _settings = new(new(models));

    public Noticed? At(IOperation operation, CancellationToken cancellationToken) => operation switch
    {
        IObjectCreationOperation { Constructor: { } constructor } => Of(constructor, operation, cancellationToken),
        IInvocationOperation { TargetMethod: var method } => Of(method, operation, cancellationToken),
        _ => null,
    };

    private Noticed? Of(IMethodSymbol member, IOperation operation, CancellationToken cancellationToken)
    {
        foreach (var source in ByMember.Value[member.Name])
            if (member.DeclaringSyntaxReferences.IsEmpty
                && source.Types.Any(type => IsOffered(member, type))
                && !source.Unless.Any(narrower => IsType(narrower) ? IsGiven(operation, narrower) : MayBeSaid(operation, narrower, cancellationToken)))
                return new(RemarkKind.AmbientAuthority, operation.Syntax, source.Says);

        return null;
    }

    /// <summary><c>Google.Cloud.*Client</c>: the clients of that SDK share no class, but a way to be made.</summary>
    private bool IsOffered(IMethodSymbol member, string type) =>
        type.IndexOf('*') < 0 ? types.IsOrInherits(member.ContainingType, type)
        : member.IsStatic && type.StartsWith(member.RootNamespace() + ".", StringComparison.Ordinal) && Wildcard.Matches(type, $"{member.ContainingNamespace.ToDisplayString()}.{member.ContainingType.Name}");

    private static bool IsType(string narrower) => narrower.IndexOf('.') >= 0;

    private bool IsGiven(IOperation operation, string type) => operation.GivenArguments().Any(argument =>
        argument is { ArgumentKind: not ArgumentKind.DefaultValue, Value.ConstantValue: not { HasValue: true, Value: null }, Parameter.Type: var taken } && types.IsOrInherits(taken, type));

    /// <summary>Something is written of that setting, or it stands in a request that comes from elsewhere.</summary>
    private bool MayBeSaid(IOperation operation, string setting, CancellationToken cancellationToken)
    {
        var written = models.OperationAt(operation.Syntax, cancellationToken) ?? operation;
        return _settings.ValuesOf(written, setting, cancellationToken).Any()
            || written.GivenArguments().Any(argument => HasSetting(argument.Parameter?.Type, setting) && argument.ArgumentKind is ArgumentKind.Explicit && _values.Origin(argument.Value, cancellationToken) is not IObjectCreationOperation);
    }

    private static bool HasSetting(ITypeSymbol? type, string setting) => type is not null && !type.GetMembers(setting).IsEmpty;

    private static string[] List(string text) => [.. text.Split(',').Select(static part => part.Trim())];
}
