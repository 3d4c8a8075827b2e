using Microsoft.CodeAnalysis.Formatting;

namespace AgentSafety.CodeFixes.Filters;

/// <summary>The class of a filter that asks before a kernel runs functions of certain names.</summary>
internal static class KernelFilterClass
{
    /// <param name="place">Where the kernel is made.</param>
    /// <param name="name">Of the class.</param>
    /// <param name="filter">What it implements.</param>
    /// <param name="names">Of the functions, as a pattern.</param>
    public static MemberDeclarationSyntax Write(Written place, string name, INamedTypeSymbol filter, string names)
    {
        var compilation = place.Compilation;
        var (task, context) = (compilation.GetTypeByMetadataName("System.Threading.Tasks.Task")!, compilation.GetTypeByMetadataName("Microsoft.SemanticKernel.FunctionInvocationContext")!);
        var token = context.GetMembers("CancellationToken").IsEmpty ? "" : ", context.CancellationToken";
        var asks = place.Asking.Guard is not null ? Guarded(names, token) : Asked(names);
        var declaration = SyntaxFactory.ParseMemberDeclaration(Text(name, asks).Replace("\r\n", "\n").Replace("\n", place.Layout.EndOfLine), options: place.Options)!;
        foreach (var (placeholder, type) in new (string, INamedTypeSymbol)[]
        {
            ("TFilter", filter), ("TTask", task), ("TContext", context), ("TNext", compilation.GetTypeByMetadataName("System.Func`2")!.Construct(context, task)),
        })
            declaration = TypeName.PutInto(declaration, placeholder, type, place.Generator);

        foreach (var (placeholder, type) in place.Asking.Types)
            declaration = TypeName.PutInto(declaration, placeholder, type, place.Generator);

        return declaration.WithAdditionalAnnotations(Formatter.Annotation);
    }

    private static string Text(string name, string asks) => $$"""
        /// <summary>Asks a person before the kernel runs a function that destroys something.</summary>
        internal sealed class {{name}} : TFilter
        {
            public async TTask OnFunctionInvocationAsync(TContext context, TNext next)
            {
        {{asks}}

                await next(context);
            }
        }

        """;

    private static string Guarded(string names, string token) => $"""
                if (context.Function.Name is {names})
                    await TGuard.EnsureApprovedAsync(context.Function.Name, string.Join(", ", context.Arguments){token});
        """;

    private static string Asked(string names) => $$"""
                if (context.Function.Name is {{names}})
                {
                    TConsole.Write("An agent wants to call {0} with {1}. Type yes to let it: ", context.Function.Name, string.Join(", ", context.Arguments));
                    if (TConsole.ReadLine() != "yes")
                        throw new TDenied("Not approved.");
                }
        """;
}
