using AgentSafety.Reachability;

namespace AgentSafety.Rules;

/// <summary>Guards that are lost, turned off, or say yes to everything: no path is followed to say so.</summary>
public sealed partial class PathAnalyzer
{
    private static void OfGuard(AgentProgram program, SyntaxNode site, IOperation? operation, SymbolAnalysisContext context)
    {
        if (AgentProgram.MayTurnGuardOff(site))
        {
            if (program.SwitchedOffAt(operation) is var (known, place) && !(known.IsUnlessAsked && program.IsForTests))
                context.ReportDiagnostic(Diagnostic.Create(known.IsUnlessAsked ? GuardRules.RubberStamp : GuardRules.GuardTurnedOff, place.GetLocation(), new SwitchAdvice(known.Instead).ToProperties(), known.Written, known.Reason));
            if (program.RubberStampAt(operation) is { } stamp)
                OfStamp(context, stamp.Place, stamp.Instead, stamp.Name, stamp.Says);
        }

        if (AgentProgram.MayLoseApproval(site))
            foreach (var (lost, reason) in program.ApprovalLostAt(operation))
                context.ReportDiagnostic(Diagnostic.Create(GuardRules.LostApproval, lost.GetLocation(), new GateAdvice(program.AskingWrapper(context.CancellationToken)).ToProperties(), reason));

        OfApprover(program, site, context);
    }

    private static void OfApprover(AgentProgram program, SyntaxNode code, SymbolAnalysisContext context)
    {
        if (AgentProgram.MayAnswerForAPerson(code) && program.RubberStampAt(code, context.CancellationToken) is { } stamp)
            OfStamp(context, stamp.Place, stamp.Instead, stamp.Name, stamp.Says);
    }

    private static void OfStamp(SymbolAnalysisContext context, SyntaxNode place, string instead, string name, string says) =>
        context.ReportDiagnostic(Diagnostic.Create(GuardRules.RubberStamp, place.GetLocation(), new SwitchAdvice(instead).ToProperties(), name, says));
}
