namespace AgentSafety.Rules;

/// <summary>Compile-time constants only: the code-fix assembly bakes them in. Never reused.</summary>
internal static class RuleIds
{
    public const string UnguardedOperation = "AGS1001";
    public const string UnapprovedOperation = "AGS1002";
    public const string UnscopedOperation = "AGS1003";
    public const string OperationWithoutRollback = "AGS1004";
    public const string Recreation = "AGS1005";
    public const string UnboundedOperation = "AGS1006";
    public const string OpenEndedExecutor = "AGS1007";
    public const string WidenedPermissions = "AGS1008";
    public const string AmbientAuthority = "AGS1010";
    public const string SoundsDestructive = "AGS1011";
    public const string UnseenPath = "AGS1012";
    public const string SuppliedWords = "AGS1013";
    public const string IgnoredAnswer = "AGS2001";
    public const string SelfApproval = "AGS2002";
    public const string FailsOpen = "AGS2003";
    public const string RubberStamp = "AGS2004";
    public const string LostApproval = "AGS2005";
    public const string GuardTurnedOff = "AGS2006";
    public const string OtherTarget = "AGS2007";
    public const string UnreadAnswer = "AGS2008";
    public const string HarmlessDeclaration = "AGS3001";
    public const string UndeclaredDestruction = "AGS3002";
    public const string IdempotentDeclaration = "AGS3003";
    public const string RecoveryOff = "AGS4001";
    public const string Unasked = "AGS4002";
    public const string TakesAll = "AGS4003";
    public const string NotCancellable = "AGS4004";
    public const string UnreadableConfiguration = "AGS9001";
}
