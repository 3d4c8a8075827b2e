using AgentSafety.CodeFixes.Guarding;
using AgentSafety.Rules;

namespace AgentSafety.CodeFixes;

/// <summary>Where the guards aren't referenced: says which package has them, and changes nothing. Code that names them wouldn't compile.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddAgentSafetyFix)), Shared]
public sealed class AddAgentSafetyFix : CodeFixProvider
{
    private const string Title = "To guard with AgentGuard, add the package AgentSafety: dotnet add package AgentSafety";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = new GuardWithAgentGuardFix().FixableDiagnosticIds;

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static (_, document, _) => Task.FromResult<Document?>(document));

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.Project.GetCompilationAsync(context.CancellationToken).ConfigureAwait(false) is { } compilation && GuardLibrary.In(compilation) is null)
            foreach (var diagnostic in context.Diagnostics.Where(static diagnostic => GuardAdvice.From(diagnostic) is not null))
                context.RegisterCodeFix(CodeAction.Create(Title, _ => Task.FromResult(context.Document), equivalenceKey: nameof(AddAgentSafetyFix)), diagnostic);
    }
}
