using Microsoft.CodeAnalysis.Formatting;

namespace AgentSafety.CodeFixes.Guarding;

/// <summary>The function around a function that asks whenever it is called: a class of the project, else one that is written where it is needed.</summary>
/// <param name="Known">The class, if there is one.</param>
internal sealed record ApprovalGate(INamedTypeSymbol? Known, Compilation Compilation)
{
    private const string Name = "ApprovalGatedFunction";
    private const string Wrapper = "Microsoft.Extensions.AI.DelegatingAIFunction";
    private const string Function = "Microsoft.Extensions.AI.AIFunction";

    /// <summary>Null where none can be written: no such base class, no <c>AgentGuard</c>, or the name is taken.</summary>
    public static ApprovalGate? In(Compilation compilation, string preferred)
    {
        if (compilation.GetTypeByMetadataName(Wrapper) is not { } wrapper || GuardLibrary.In(compilation)?.Guard.GetMembers("EnsureApprovedAsync").IsEmpty is not false)
            return null;

        var known = preferred.Length > 0 ? compilation.Assembly.GetTypeByMetadataName(preferred) : compilation.GetSymbolsWithName(Name, SymbolFilter.Type).OfType<INamedTypeSymbol>().FirstOrDefault();
        return known is null || SymbolEqualityComparer.Default.Equals(known.BaseType, wrapper) ? new(known, compilation) : null;
    }

    public bool Takes(ITypeSymbol? type)
    {
        var function = Compilation.GetTypeByMetadataName(Function);
        while (type is not null && !SymbolEqualityComparer.Default.Equals(type, function))
            type = type.BaseType;

        return type is not null;
    }

    /// <summary>The same function, asking. What marked it before is no longer needed.</summary>
    public ExpressionSyntax Around(ExpressionSyntax function, SyntaxNode home, SemanticModel model, SyntaxGenerator generator)
    {
        var inner = function is ObjectCreationExpressionSyntax { Initializer: null, ArgumentList.Arguments: [{ Expression: var marked }] }
            && model.GetTypeInfo(function).Type?.Name is "ApprovalRequiredAIFunction" ? marked : function;
        var code = SyntaxFactory.ParseExpression($"new {Name}({inner.WithoutTrivia()})", options: function.SyntaxTree.Options);
        if (Known is not null)
            return TypeName.PutInto(code, Name, Known, generator);

        var space = home is BaseNamespaceDeclarationSyntax named && model.GetDeclaredSymbol(named) is { } declared ? $"{declared.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}." : "global::";
        var creation = (ObjectCreationExpressionSyntax)code;
        return creation.WithType(SyntaxFactory.ParseTypeName($"{space}{Name}").WithTriviaFrom(creation.Type).WithAdditionalAnnotations(Microsoft.CodeAnalysis.Simplification.Simplifier.Annotation));
    }

    /// <summary>The class itself, as the last of a namespace or file.</summary>
    public MemberDeclarationSyntax Write(SyntaxNode home, SemanticModel model, SyntaxGenerator generator)
    {
        var options = (CSharpParseOptions)home.SyntaxTree.Options;
        var result = Compilation.GetTypeByMetadataName("System.Threading.Tasks.ValueTask`1")!.Construct([Compilation.ObjectType], [model.GetNullableContext(home.Span.End).AnnotationsEnabled() ? NullableAnnotation.Annotated : NullableAnnotation.NotAnnotated]);
        MemberDeclarationSyntax declaration = SyntaxFactory.ParseMemberDeclaration(Text(options.LanguageVersion, EndOfLineIn(home)), options: options)!;
        foreach (var (placeholder, type) in new (string, INamedTypeSymbol)[]
        {
            ("TBase", Compilation.GetTypeByMetadataName(Wrapper)!), ("TInner", Compilation.GetTypeByMetadataName(Function)!), ("TResult", result),
            ("TArguments", Compilation.GetTypeByMetadataName("Microsoft.Extensions.AI.AIFunctionArguments")!), ("TToken", Compilation.GetTypeByMetadataName("System.Threading.CancellationToken")!), ("TGuard", GuardLibrary.In(Compilation)!.Guard),
        })
            declaration = TypeName.PutInto(declaration, placeholder, type, generator);

        return declaration.WithAdditionalAnnotations(Formatter.Annotation);
    }

    public static string EndOfLineIn(SyntaxNode home) => home.SyntaxTree.GetText().Lines is [var first, _, ..] ? first.Text!.ToString(new(first.End, first.EndIncludingLineBreak - first.End)) : "\n";

    private static string Text(LanguageVersion version, string end)
    {
        var (parameters, arguments, constructor) = version >= LanguageVersion.CSharp12 ? ("(TInner inner)", "(inner)", "") : ("", "", $$"""
                public {{Name}}(TInner inner) : base(inner)
                {
                }


            """);
        return $$"""
            /// <summary>Asks a person whenever the function is called, whoever calls it.</summary>
            internal sealed class {{Name}}{{parameters}} : TBase{{arguments}}
            {
            {{constructor}}    protected override async TResult InvokeCoreAsync(TArguments arguments, TToken cancellationToken)
                {
                    await TGuard.EnsureApprovedAsync(Name, string.Join(", ", arguments), cancellationToken);
                    return await base.InvokeCoreAsync(arguments, cancellationToken);
                }
            }

            """.Replace("\r\n", "\n").Replace("\n", end);
    }
}
