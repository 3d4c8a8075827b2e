using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Reachability.OtherAssemblies;

/// <summary>From what is written to the methods that it declares.</summary>
internal sealed class DeclaredMembers(SourceModels models)
{
    /// <summary>The methods of a declaration: itself, its accessors, or the constructors that run its initializers.</summary>
    public IEnumerable<IMethodSymbol> MembersOf(SyntaxNode declaration, CancellationToken cancellationToken) => declaration switch
    {
        TypeDeclarationSyntax or BaseFieldDeclarationSyntax => ConstructorsOf(declaration, cancellationToken),
        GlobalStatementSyntax => models.DeclaredAt(declaration.SyntaxTree.GetRoot(cancellationToken), cancellationToken) is IMethodSymbol main ? [main] : [],
        _ => models.DeclaredAt(declaration, cancellationToken) switch
        {
            IMethodSymbol method => [method],
            IPropertySymbol property => new[] { property.GetMethod, property.SetMethod }.OfType<IMethodSymbol>().Concat(declaration is PropertyDeclarationSyntax { Initializer: not null } ? property.ContainingType.Constructors : []),
            IEventSymbol @event => new[] { @event.AddMethod, @event.RemoveMethod }.OfType<IMethodSymbol>(),
            _ => [],
        },
    };

    private ImmutableArray<IMethodSymbol> ConstructorsOf(SyntaxNode declaration, CancellationToken cancellationToken) =>
        declaration.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().FirstOrDefault() is { } type && models.DeclaredAt(type, cancellationToken) is INamedTypeSymbol declared ? declared.Constructors : [];

    /// <summary>As it is written where it is run.</summary>
    public static string NameOf(IMethodSymbol member)
    {
        var name = (member.AssociatedSymbol ?? member).Name;
        return name.Substring(name.LastIndexOf('.') + 1);
    }
}
