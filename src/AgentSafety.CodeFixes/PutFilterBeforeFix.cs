using AgentSafety.CodeFixes.Filters;
using AgentSafety.Rules;

namespace AgentSafety.CodeFixes;

// Named so that it stands behind the fixes that guard the step: a command that takes the first fix takes one of those.

/// <summary>Makes the framework ask before it runs the function, in a filter that is put where the server or the kernel is made; one that stands there already asks for one function more.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PutFilterBeforeFix)), Shared]
public sealed class PutFilterBeforeFix : CodeFixProvider
{
    internal const string Title = "Put a filter before the function that asks";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.UnguardedOperation, RuleIds.UnapprovedOperation, RuleIds.Recreation, RuleIds.UnboundedOperation, RuleIds.OpenEndedExecutor, RuleIds.UnreadAnswer, RuleIds.SelfApproval];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new PutAllFilters();

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
            if (await ApplyAsync(context.Document.Project, [diagnostic], context.CancellationToken).ConfigureAwait(false) is { } applied)
                context.RegisterCodeFix(CodeAction.Create(Title, _ => Task.FromResult(applied), equivalenceKey: nameof(PutFilterBeforeFix)), diagnostic);
    }

    /// <summary>Null where nothing can be done, or the compiler doesn't accept it.</summary>
    internal static async Task<Solution?> ApplyAsync(Project project, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        Project? changed = null;
        foreach (var functions in diagnostics.Select(GuardAdvice.From).ToLookup(static advice => advice?.Framework ?? "", static advice => advice?.Function).OrderBy(static each => each.Key, StringComparer.Ordinal))
            if (FilterWriter.For(functions.Key) is { } writer)
                changed = await writer.PutAsync(changed ?? project, [.. functions.OfType<string>().Distinct()], cancellationToken).ConfigureAwait(false) ?? changed;

        return changed?.Solution;
    }
}
