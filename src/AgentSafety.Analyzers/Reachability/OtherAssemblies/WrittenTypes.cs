using AgentSafety.Symbols;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Reachability.OtherAssemblies;

/// <summary>Which type an expression has, as far as declarations say. No body is bound for it; null where that would be needed.</summary>
internal sealed class WrittenTypes(SourceModels models, CancellationToken cancellationToken)
{
    private const int MostHops = 8;

    public INamedTypeSymbol? Around(SyntaxNode node) =>
        node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type ? models.DeclaredAt(type, cancellationToken) as INamedTypeSymbol : null;

    public ITypeSymbol? Of(ExpressionSyntax expression, INamedTypeSymbol around, int hops = MostHops) => hops == 0 ? null : expression switch
    {
        ThisExpressionSyntax => around,
        BaseExpressionSyntax => around.BaseType,
        ParenthesizedExpressionSyntax inner => Of(inner.Expression, around, hops - 1),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure => Of(sure.Operand, around, hops - 1),
        ObjectCreationExpressionSyntax { Type: var type } => Named(type),
        CastExpressionSyntax { Type: var type } => Named(type),
        AwaitExpressionSyntax awaited => Of(awaited.Expression, around, hops - 1) is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var result] } ? result : null,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: IdentifierNameSyntax { Identifier.ValueText: var name } } access } => Of(access.Expression, around, hops - 1) is { } of ? Returned(of, name) : null,
        IdentifierNameSyntax { Identifier.ValueText: var name } simple => IsDeclaredIn(simple, name, out var local) ? OfLocal(local, around, hops) : Of(around, name),
        MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.SimpleMemberAccessExpression, Name: IdentifierNameSyntax { Identifier.ValueText: var name } } access => Of(access.Expression, around, hops - 1) is { } of ? Member(of, name) : null,
        _ => null,
    };

    /// <summary>Not a value then, but a type or a namespace.</summary>
    public static bool NamesNoValue(IdentifierNameSyntax name, INamedTypeSymbol around) =>
        !IsDeclaredIn(name, name.Identifier.ValueText, out _) && !HasMember(around, name.Identifier.ValueText);

    private ITypeSymbol? OfLocal(SyntaxNode? declaration, INamedTypeSymbol around, int hops) => declaration switch
    {
        ParameterSyntax { Type: not null, Parent: ParameterListSyntax { Parent: BaseMethodDeclarationSyntax } } parameter => (models.DeclaredAt(parameter, cancellationToken) as IParameterSymbol)?.Type,
        VariableDeclaratorSyntax { Initializer.Value: var value, Parent: VariableDeclarationSyntax { Type.IsVar: true } } => Of(value, around, hops - 1),
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: { IsVar: false } type } } => Named(type),
        SingleVariableDesignationSyntax { Parent: DeclarationPatternSyntax { Type: { IsVar: false } type } } => Named(type),
        ForEachStatementSyntax { Type: { IsVar: false } type } => Named(type),
        CatchDeclarationSyntax { Type: var type } => Named(type),
        _ => null,
    };

    /// <summary>As it is understood outside of bodies, for which none is bound; a type parameter of the method itself isn't.</summary>
    private ITypeSymbol? Named(TypeSyntax type)
    {
        var place = type.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { OpenBraceToken: { IsMissing: false } brace } && !brace.IsKind(SyntaxKind.None) ? brace.Span.End : -1;
        return place < 0 || type is IdentifierNameSyntax { IsVar: true } or RefTypeSyntax ? null
            : models.ModelOf(type)?.GetSpeculativeTypeInfo(place, type, SpeculativeBindingOption.BindAsTypeOrNamespace).Type is { TypeKind: not TypeKind.Error } named ? named : null;
    }

    /// <summary>What a method of this name returns, where all of them return the same.</summary>
    private static ITypeSymbol? Returned(ITypeSymbol of, string name)
    {
        for (var type = of; type is not null; type = type.BaseType)
            if (type.GetMembers(name) is { IsEmpty: false } members)
                return members[0] is IMethodSymbol { IsGenericMethod: false, ReturnType: { TypeKind: not TypeKind.Error } result } && members.All(member => member is IMethodSymbol { IsGenericMethod: false } method && SymbolEqualityComparer.Default.Equals(method.ReturnType, result)) ? result : null;

        return null;
    }

    /// <summary>Is it declared in the member itself? Null where more than one place does.</summary>
    private static bool IsDeclaredIn(SyntaxNode use, string name, out SyntaxNode? declaration)
    {
        var member = use.Ancestors().FirstOrDefault(static node => node is MemberDeclarationSyntax and not BaseTypeDeclarationSyntax) ?? use;
        var all = member.DescendantNodes().Where(node => node switch
        {
            ParameterSyntax { Identifier.ValueText: var declared } => declared == name,
            VariableDeclaratorSyntax { Identifier.ValueText: var declared, Parent.Parent: not BaseFieldDeclarationSyntax } => declared == name,
            SingleVariableDesignationSyntax { Identifier.ValueText: var declared } => declared == name,
            ForEachStatementSyntax { Identifier.ValueText: var declared } => declared == name,
            LocalFunctionStatementSyntax { Identifier.ValueText: var declared } => declared == name,
            CatchDeclarationSyntax { Identifier.ValueText: var declared } => declared == name,
            FromClauseSyntax or LetClauseSyntax or JoinClauseSyntax or JoinIntoClauseSyntax or QueryContinuationSyntax => node.ChildTokens().Any(token => token.ValueText == name),
            _ => false,
        }).Take(2).ToArray();
        declaration = all.Length == 1 ? all[0] : null;
        return all.Length > 0;
    }

    private static ITypeSymbol? Of(INamedTypeSymbol around, string name)
    {
        for (var type = around; type is not null; type = type.ContainingType)
            if (Member(type, name) is { } found)
                return found;
            else if (HasMember(type, name))
                return null;

        return null;
    }

    private static ITypeSymbol? Member(ITypeSymbol of, string name)
    {
        for (var type = of; type is not null; type = type.BaseType)
            foreach (var member in type.GetMembers(name))
                return member switch
                {
                    IFieldSymbol field => field.Type,
                    IPropertySymbol property => property.Type,
                    _ => null,
                };

        return PrimaryParameter(of, name)?.Type;
    }

    private static bool HasMember(INamedTypeSymbol around, string name)
    {
        for (var outer = around; outer is not null; outer = outer.ContainingType)
        {
            if (PrimaryParameter(outer, name) is not null)
                return true;
            if (outer.AndBases().Any(type => !type.GetMembers(name).IsEmpty))
                return true;
        }

        return false;
    }

    private static IParameterSymbol? PrimaryParameter(ITypeSymbol type, string name) => type is INamedTypeSymbol named
        ? named.InstanceConstructors.Where(static constructor => constructor.DeclaringSyntaxReferences is [var declaration] && declaration.GetSyntax() is TypeDeclarationSyntax)
            .SelectMany(static constructor => constructor.Parameters).FirstOrDefault(parameter => parameter.Name == name)
        : null;
}
