using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Reachability.OtherAssemblies;

/// <summary>
/// May what is written under a name run one of the members that reach something? By declarations alone, for binding all bodies to know is what a build
/// takes its time for. Where it takes a body to tell, it may.
/// </summary>
internal sealed class PossibleCallers(Compilation compilation, WrittenTypes types, ReferencedAssemblies others)
{
    private readonly Lazy<ILookup<SyntaxTree, UsingDirectiveSyntax>> _usings = new(() => compilation.SyntaxTrees.SelectMany(UsingsIn).ToLookup(static directive => directive.SyntaxTree));

    public bool MayRun(Declared caller, RunThrough target) => target.IsRunAnywhere || caller.Node is TypeDeclarationSyntax || caller.Mentions(target.Name).Any(name => MayRun(name, target));

    /// <summary>One of another assembly whose contract speaks of a member of this name.</summary>
    public bool MayRunElsewhere(Declared caller, string name) => caller.Node is TypeDeclarationSyntax || caller.Mentions(name).Any(MayRunElsewhere);

    /// <summary>One that destroys or makes something, as far as what stands before its name says.</summary>
    public bool MayReach(Declared caller, string word, WordsThatReach words) => caller.Node is TypeDeclarationSyntax || caller.Mentions(word).Any(name => MayReach(name, words));

    private bool MayReach(SimpleNameSyntax name, WordsThatReach words)
    {
        var word = name.Identifier.ValueText;
        if (types.Around(name) is not { } around)
            return true;
        if (ReceiverOf(name) is not { } receiver)
            return name.Parent is not InvocationExpressionSyntax || UsesStatics(name.SyntaxTree) || AndOuter(around).Any(outer => words.IncludeOn(word, outer));
        if (types.Of(receiver, around) is { } type)
            return type is not INamedTypeSymbol { TypeKind: not (TypeKind.Error or TypeKind.Dynamic) } named || words.IncludeOn(word, named);

        return receiver is not IdentifierNameSyntax simple || !WrittenTypes.NamesNoValue(simple, around) || HasAliases(name.SyntaxTree) || words.IncludeOnTypeNamed(word, simple.Identifier.ValueText);
    }

    private bool MayRun(SimpleNameSyntax name, RunThrough target)
    {
        if (name.Parent is NameColonSyntax { Parent: ArgumentSyntax })
            return false;
        if (types.Around(name) is not { } around)
            return true;
        if (ReceiverOf(name) is { } receiver)
            return target.IsExtension || (types.Of(receiver, around) is { } type ? target.Includes(type) : MayBeType(receiver, around, target));

        return !IsBare(name) || target.IsStatic && UsesStatics(name.SyntaxTree) || AndOuter(around).Any(target.Includes);
    }

    /// <summary>Nothing but the name of a type could stand there, and it may be one of these.</summary>
    private bool MayBeType(ExpressionSyntax receiver, INamedTypeSymbol around, RunThrough target) =>
        receiver is not IdentifierNameSyntax name || !WrittenTypes.NamesNoValue(name, around) || target.IsStatic && target.IncludesTypeNamed(name.Identifier.ValueText) || HasAliases(name.SyntaxTree);

    private bool MayRunElsewhere(SimpleNameSyntax name)
    {
        if (types.Around(name) is not { } around)
            return true;
        if (ReceiverOf(name) is { } receiver)
            return types.Of(receiver, around) is not INamedTypeSymbol { TypeKind: not (TypeKind.Error or TypeKind.Dynamic) } type || MayRunElsewhere(type, name.Identifier.ValueText);

        return name.Parent is not InvocationExpressionSyntax || UsesStatics(name.SyntaxTree) || AndOuter(around).Any(outer => MayRunElsewhere(outer, name.Identifier.ValueText, isBare: true));
    }

    private bool MayRunElsewhere(INamedTypeSymbol type, string name, bool isBare = false)
    {
        var members = type.AndBases().Concat(type.AllInterfaces).SelectMany(declaring => declaring.OriginalDefinition.GetMembers(name)).ToArray();
        return members.Length == 0 ? !isBare // an extension
            : members.SelectMany(MethodsOf).Any(method => !others.Answering(method, isVirtual: true).IsEmpty || method.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name is WordsThatReach.Guard + "Attribute"));
    }

    private static IEnumerable<IMethodSymbol> MethodsOf(ISymbol member) => member switch
    {
        IMethodSymbol method => [method],
        IPropertySymbol property => new[] { property.GetMethod, property.SetMethod }.OfType<IMethodSymbol>(),
        IEventSymbol @event => new[] { @event.AddMethod, @event.RemoveMethod }.OfType<IMethodSymbol>(),
        _ => [],
    };

    /// <summary>What stands before it; null if nothing does.</summary>
    private static ExpressionSyntax? ReceiverOf(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == name => access.Expression,
        MemberBindingExpressionSyntax binding => binding.Ancestors().OfType<ConditionalAccessExpressionSyntax>().FirstOrDefault(access => access.WhenNotNull.Span.Contains(binding.Span))?.Expression,
        _ => null,
    };

    /// <summary>Where a name alone means a member of the types around it.</summary>
    private static bool IsBare(SimpleNameSyntax name) => name.Parent
        is InvocationExpressionSyntax or ArgumentSyntax or EqualsValueClauseSyntax or MemberAccessExpressionSyntax or BinaryExpressionSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax
        or AssignmentExpressionSyntax { Parent: not InitializerExpressionSyntax };

    private static IEnumerable<INamedTypeSymbol> AndOuter(INamedTypeSymbol type)
    {
        for (var outer = type; outer is not null; outer = outer.ContainingType)
            yield return outer;
    }

    private bool UsesStatics(SyntaxTree tree) => UsingsFor(tree).Any(static directive => directive.StaticKeyword.IsKind(SyntaxKind.StaticKeyword));

    private bool HasAliases(SyntaxTree tree) => UsingsFor(tree).Any(static directive => directive.Alias is not null);

    /// <summary>Its own, and the global ones of all files.</summary>
    private IEnumerable<UsingDirectiveSyntax> UsingsFor(SyntaxTree tree) =>
        _usings.Value[tree].Concat(_usings.Value.SelectMany(static file => file).Where(static directive => directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)));

    private static IEnumerable<UsingDirectiveSyntax> UsingsIn(SyntaxTree tree) =>
        tree.GetRoot().DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>();
}
