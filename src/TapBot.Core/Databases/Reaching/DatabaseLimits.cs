namespace TapBot.Core.Databases;

/// <summary>What a connection of the portal may cost a server. The server keeps them; a session may lift them, so whoever runs statements of people has a deadline of its own besides.</summary>
/// <param name="Statement">How long one statement may run.</param>
/// <param name="Lock">How long it may wait for a lock.</param>
/// <param name="Idle">How long a transaction may wait for the portal.</param>
/// <param name="Grace">How much longer than the server the portal waits for a statement.</param>
/// <param name="CancelMilliseconds">How long the driver waits for the server to take a statement back before it cuts the connection; -1: not at all.</param>
internal sealed record DatabaseLimits(TimeSpan Statement, TimeSpan Lock, TimeSpan Idle, TimeSpan Grace, int CancelMilliseconds)
{
    /// <summary>True for statements of the portal: whoever may make functions in a schema must not be able to have them called by the portal's log-in under the name of one of the server's.</summary>
    public bool IsOwn { get; private init; }

    /// <summary>Those of the portal's own statements: short, since nobody waits for them in person.</summary>
    public static DatabaseLimits Own { get; } = new(TimeSpan.FromMilliseconds(2500), TimeSpan.FromMilliseconds(300), TimeSpan.FromSeconds(10), TimeSpan.FromMilliseconds(500), -1) { IsOwn = true };
}
