using AgentSafety.Configuration;
using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.Text;

namespace AgentSafety.Operations;

/// <summary>Where code takes the rights of the whole process, as <c>Permissions/ambient.txt</c> says: credentials looked up from the surroundings, clients made without any.</summary>
internal sealed class AmbientAuthority(KnownTypes types)
{
    private sealed record Source(string[] Types, string[] Members, string[] Unless, string Instead);

    private static readonly Lazy<ILookup<string, Source>> ByMember = new(static () => BuiltInFiles.Named(static name => name == "ambient.permissions.txt")
        .SelectMany(static (SourceText text) => ConfigurationFile.Read(text))
        .Select(static entry => new Source(List(entry.Fields[0]), List(entry.Fields[1]), List(entry.Fields[2]), entry.Fields[3]))
        .SelectMany(static source => source.Members.Select(member => (member, source))).ToLookup(static entry => entry.member, static entry => entry.source, StringComparer.Ordinal));

    public Noticed? At(IOperation operation) => operation switch
    {
        IObjectCreationOperation { Constructor: { } constructor } => Of(constructor, operation),
        IInvocationOperation { TargetMethod: var method } => Of(method, operation),
        _ => null,
    };

    private Noticed? Of(IMethodSymbol member, IOperation operation)
    {
        foreach (var source in ByMember.Value[member.Name])
            if (member.DeclaringSyntaxReferences.IsEmpty
                && source.Types.Any(type => types.IsOrInherits(member.ContainingType, type))
                && !member.Parameters.Any(parameter => source.Unless.Any(type => types.IsOrInherits(parameter.Type, type))))
                return new(RemarkKind.AmbientAuthority, operation.Syntax, source.Instead);

        return null;
    }

    private static string[] List(string text) => [.. text.Split(',').Select(static part => part.Trim())];
}
