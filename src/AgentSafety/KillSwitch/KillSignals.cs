namespace AgentSafety;

/// <summary>Signals of the system, where the framework can listen to them without native code of ours.</summary>
internal static class KillSignals
{
    public static IDisposable? Listen(KillSignal signal, Action<string> trip)
    {
        if (signal is KillSignal.None)
            return null;
#if NET
        var posix = signal switch
        {
            KillSignal.Terminate => System.Runtime.InteropServices.PosixSignal.SIGTERM,
            KillSignal.Hangup => System.Runtime.InteropServices.PosixSignal.SIGHUP,
            KillSignal.User1 when OperatingSystem.IsLinux() => (System.Runtime.InteropServices.PosixSignal)10,
            KillSignal.User1 when OperatingSystem.IsMacOS() => (System.Runtime.InteropServices.PosixSignal)30,
            _ => throw new PlatformNotSupportedException($"The signal {signal} doesn't exist on this system."),
        };

        return System.Runtime.InteropServices.PosixSignalRegistration.Create(posix, received =>
        {
            received.Cancel = signal is not KillSignal.Terminate; // who asked for the end of the process gets it
            trip($"the process received {signal}");
        });
#else
        throw new PlatformNotSupportedException("This framework can't listen to signals; give the kill switch a file.");
#endif
    }
}
