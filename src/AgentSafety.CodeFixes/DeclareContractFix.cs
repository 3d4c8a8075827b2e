using AgentSafety.CodeFixes.Contracts;
using AgentSafety.Rules;

namespace AgentSafety.CodeFixes;

/// <summary>Says of a method that can't be read that it destroys: by attribute where it is declared in source, else by a line of <c>AgentSafety.Operations.txt</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DeclareContractFix)), Shared]
public sealed class DeclareContractFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.SoundsDestructive];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new DeclareAllContracts();

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
            if (ContractAdvice.From(diagnostic) is { Method: var method })
            {
                var isAttribute = await ContractAttribute.PlaceOfAsync(context.Document.Project, method, context.CancellationToken).ConfigureAwait(false) is not null;
                context.RegisterCodeFix(
                    CodeAction.Create(TitleOf(isAttribute), cancellationToken => ApplyAsync(context.Document.Project, [method], isAttribute, cancellationToken), equivalenceKey: TitleOf(isAttribute)),
                    diagnostic);
            }
    }

    internal static string TitleOf(bool isAttribute) => isAttribute ? "Declare that it destroys, where it is declared" : $"Declare that it destroys, in {ContractFile.Name}";

    /// <summary>Of methods of one kind: those that can bear an attribute, or those that can't.</summary>
    internal static async Task<Solution> ApplyAsync(Project project, IEnumerable<string> methods, bool isAttribute, CancellationToken cancellationToken)
    {
        var places = new List<(string Method, SyntaxReference? Place)>();
        foreach (var method in methods.Distinct())
            places.Add((method, await ContractAttribute.PlaceOfAsync(project, method, cancellationToken).ConfigureAwait(false)));

        return isAttribute
            ? await ContractAttribute.AddAsync(project.Solution, places.Select(static entry => entry.Place).OfType<SyntaxReference>(), cancellationToken).ConfigureAwait(false)
            : await ContractFile.AddAsync(project, places.Where(static entry => entry.Place is null).Select(static entry => entry.Method), cancellationToken).ConfigureAwait(false);
    }
}
