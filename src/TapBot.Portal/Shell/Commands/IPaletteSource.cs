namespace TapBot.Portal.Shell.Commands;

/// <summary>What a capability offers in the palette. Registered by the capability itself, as its entry in the rail is.</summary>
public interface IPaletteSource
{
    /// <summary>All that this actor may go to and do, now, read through guarded readers. Asked once whenever somebody opens the palette.</summary>
    ValueTask<IReadOnlyList<PaletteEntry>> EntriesAsync(Actor actor, CancellationToken cancellationToken);
}
