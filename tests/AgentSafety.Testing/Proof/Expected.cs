using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace AgentSafety.Testing.Proof;

/// <summary>What may be said of code after a fix that wasn't said before. All else is a warning that the fix brought.</summary>
internal static class Expected
{
    /// <summary>
    /// Info or hidden, and no fix is wrong for it: one protection holds now, so those that are missing beside it are spoken of; and a step of which nothing worse is
    /// to be said any more leads into what can't be read.
    /// </summary>
    private static readonly string[] Lesser = ["AGS1002", "AGS1003", "AGS1004", "AGS1012"];

    /// <summary>Which package to add: it has a test of its own, and is no change.</summary>
    public static bool OnlySays(CodeFixProvider fix) => fix.GetType().Name == "AddAgentSafetyFix";

    public static bool After(Offer offer, Diagnostic said) => offer.Fix.GetType().Name switch
    {
        _ when said.Severity < DiagnosticSeverity.Warning && Lesser.Contains(said.Id) => true,
        "DeclareContractFix" => true, // that it destroys is known now, and all that is to be said of that is said
        "CapFix" => said.Id is "AGS1001", // bounded, it is a step like any other
        "OperationGuardFix" => said.Id is "AGS2002", // another step, on the way that a flag of the model takes, was unguarded already; now that flag is what goes round the guard
        _ => false,
    };

    /// <summary>
    /// Of several holes of one guard, and of several registrations of one function, the rule speaks of the first. Once that one is closed it speaks of the
    /// next: the warning has moved on, and Fix All is run again. Each is a decision of its own, so no fix closes a hole that nobody was told of.
    /// </summary>
    public static bool ToMoveOn(Offer offer) => (offer.Fix.GetType().Name, offer.Warning.Id) is ("FailClosedFix", "AGS2003") or ("HeedAnswerFix", "AGS2001") or ("RequireApprovalFix", "AGS1001" or "AGS1002");
}
