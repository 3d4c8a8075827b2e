using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AgentSafety.Calls;

/// <summary>What making an object, or touching a type, runs besides the constructor that is called.</summary>
internal static class Construction
{
    /// <summary>Initializers run as part of every constructor that doesn't hand over to a sibling; so does the base's parameterless one. A copy copies them.</summary>
    public static IEnumerable<ISymbol> Of(IMethodSymbol constructor)
    {
        if (constructor.MethodKind is not (MethodKind.Constructor or MethodKind.StaticConstructor) || constructor.ContainingType is not { } type || SynthesizedMembers.IsCopy(constructor))
            yield break;

        foreach (var member in type.GetMembers())
            if (member.IsStatic == constructor.IsStatic && member is IFieldSymbol { IsConst: false, IsImplicitlyDeclared: false } or IPropertySymbol or IEventSymbol)
                yield return member;

        if (!constructor.IsStatic && CallsBaseUnwritten(constructor) && type.BaseType is { SpecialType: SpecialType.None } parent)
            foreach (var inherited in parent.InstanceConstructors)
                if (inherited.Parameters.All(static parameter => parameter.IsOptional || parameter.IsParams))
                    yield return inherited.OriginalDefinition;
    }

    /// <summary><c>new T()</c> runs the constructor of what the caller puts in for <c>T</c>; that is known here, where it is put in.</summary>
    public static IEnumerable<Call> OfTypeArguments(ISymbol generic)
    {
        var (parameters, arguments) = generic switch
        {
            IMethodSymbol method => (method.TypeParameters, method.TypeArguments),
            INamedTypeSymbol type => (type.TypeParameters, type.TypeArguments),
            _ => ([], []),
        };
        for (var i = 0; i < parameters.Length && !generic.DeclaringSyntaxReferences.IsEmpty; i++)
            if (parameters[i].HasConstructorConstraint && arguments[i] is INamedTypeSymbol made)
                foreach (var constructor in made.InstanceConstructors)
                    if (constructor.Parameters.IsEmpty)
                        yield return new(constructor);
    }

    /// <summary>The static constructors of types that are touched here, if source gives them one (or initializers that amount to one).</summary>
    public static IEnumerable<IMethodSymbol> OnFirstTouch(IOperation operation)
    {
        var touched = operation switch
        {
            IInvocationOperation { TargetMethod: { IsStatic: true, ContainingType: var type } } => type,
            IObjectCreationOperation { Type: INamedTypeSymbol type } => type,
            IMemberReferenceOperation { Member: { IsStatic: true, ContainingType: var type } and not IFieldSymbol { IsConst: true } } => type,
            IBinaryOperation { OperatorMethod.ContainingType: var type } => type,
            IUnaryOperation { OperatorMethod.ContainingType: var type } => type,
            IConversionOperation { OperatorMethod.ContainingType: var type } => type,
            ICompoundAssignmentOperation { OperatorMethod.ContainingType: var type } => type,
            IIncrementOrDecrementOperation { OperatorMethod.ContainingType: var type } => type,
            _ => null,
        };
        return touched is { DeclaringSyntaxReferences.IsEmpty: false } ? StaticConstructors(touched, withBases: operation is IObjectCreationOperation) : [];
    }

    private static IEnumerable<IMethodSymbol> StaticConstructors(INamedTypeSymbol touched, bool withBases)
    {
        for (var type = touched; type is not null; type = withBases ? type.BaseType : null)
            foreach (var constructor in type.OriginalDefinition.StaticConstructors)
                yield return constructor;
    }

    /// <summary>A constructor with a body has the call in it; one that nobody wrote, or that stands in the head of its type, hasn't.</summary>
    private static bool CallsBaseUnwritten(IMethodSymbol constructor) =>
        constructor.IsImplicitlyDeclared
        || constructor.DeclaringSyntaxReferences is [var declaration, ..]
        && declaration.GetSyntax() is TypeDeclarationSyntax { BaseList: var bases }
        && bases?.Types.Any(static named => named is PrimaryConstructorBaseTypeSyntax) is not true;
}
