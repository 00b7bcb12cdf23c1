namespace TapBot.Core.Containers;

/// <summary>
/// Finds out whether something before an engine (a socket proxy, a plugin of the engine) refuses everything that changes anything, without changing anything: what the
/// portal can do is asked for a container that cannot exist. An engine says that there is none (404); what refuses the request says so before it looks (403, 405).
/// </summary>
internal static class ChangeProbe
{
    /// <summary>Names begin with a letter or a digit and ids are hexadecimal, so no engine ever has this one.</summary>
    public const string Nobody = "-tapbot-";

    /// <summary>True when each of the changes is refused: some proxies let only a restart through. An engine that refuses nothing is asked once.</summary>
    public static async Task<bool> IsRefusedAsync(IContainerEngine engine, CancellationToken cancellationToken)
    {
        Func<Task>[] changes =
        [
            () => engine.RestartAsync(Nobody, null, cancellationToken), () => engine.StartAsync(Nobody, cancellationToken), () => engine.StopAsync(Nobody, null, cancellationToken),
            () => engine.KillAsync(Nobody, "KILL", cancellationToken), () => engine.PauseAsync(Nobody, cancellationToken), () => engine.ResumeAsync(Nobody, cancellationToken),
            () => engine.RemoveAsync(Nobody, force: false, volumes: false, cancellationToken),
        ];
        foreach (var change in changes)
        {
            if (!await IsRefusedAsync(change))
                return false;
        }
        return true;
    }

    private static async Task<bool> IsRefusedAsync(Func<Task> change)
    {
        try
        {
            await change();
            return false;
        }
        catch (EngineException said) when (said.Fault != EngineFault.Unreachable)
        {
            return said.Fault == EngineFault.Forbidden;
        }
    }
}
