using System.Runtime.CompilerServices;
using TapBot.Core.Access;
using TapBot.Core.Logs;

namespace TapBot.Core.Containers;

/// <summary>What the engine has of the log of a container, for one who may see it.</summary>
internal sealed class ContainerPast(AccessGuard guard, ILogSources sources, Actor actor, Container container)
{
    /// <summary>What a right to see is about.</summary>
    public Scope Scope => container.Scope;

    /// <summary>The actor may see the container.</summary>
    /// <exception cref="AccessDeniedException">Not any more.</exception>
    public ValueTask DemandAsync(CancellationToken cancellationToken) => guard.DemandAsync(actor, Permission.See, Scope, cancellationToken);

    /// <summary>A long past is read for minutes, so the rights are looked at with every batch of it.</summary>
    /// <exception cref="AccessDeniedException">The actor may not see the container any more.</exception>
    /// <exception cref="EngineSilentException">The engine does not hand the log out, or not to its end.</exception>
    public async IAsyncEnumerable<LogLine> LinesAsync(LogRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var batches = sources.Find(new LogKey(container.Server, container.Id)).LinesAsync(range, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(batches))
        {
            await DemandAsync(cancellationToken);
            foreach (var line in batches.Current)
                yield return line;
        }
    }

    private static async ValueTask<bool> NextAsync(IAsyncEnumerator<LogLine[]> batches)
    {
        try
        {
            return await batches.MoveNextAsync();
        }
        catch (LogFailedException failed)
        {
            throw new EngineSilentException(failed.Why, failed);
        }
        catch (LogUnavailableException unavailable)
        {
            throw new EngineSilentException(unavailable.Why, unavailable);
        }
    }
}
