namespace AgentSafety.Symbols;

/// <summary>Why a guard doesn't guard: no protection, but the reason that there is none.</summary>
[Flags]
internal enum Weaknesses
{
    None = 0,

    /// <summary>A form was accepted, and its yes/no field not read as yes (AGS2008).</summary>
    SubmittedForm = 1,

    /// <summary>Somebody is asked, and what they answer changes nothing (AGS2001).</summary>
    IgnoredAnswer = 2,

    /// <summary>The model approves itself (AGS2002).</summary>
    SelfApproval = 4,

    /// <summary>Where nobody can be asked, or nobody answers, it goes on (AGS2003).</summary>
    FailsOpen = 8,

    /// <summary>What was approved isn't what is done (AGS2007).</summary>
    OtherTarget = 16,
}
