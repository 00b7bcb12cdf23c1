using TapBot.Core.Access;

namespace TapBot.Core.Databases;

/// <summary>A saved query as it is stored.</summary>
internal sealed class SavedQueryRow
{
    public required string Id { get; set; }

    public required string OwnerId { get; set; }

    public PortalUser? Owner { get; set; }

    /// <summary>The name of the instance.</summary>
    public required string Instance { get; set; }

    /// <summary>Once per owner and instance.</summary>
    public required string Name { get; set; }

    public string? Description { get; set; }

    public string? Database { get; set; }

    public required string Text { get; set; }

    public bool IsShared { get; set; }

    public required DateTimeOffset SavedAt { get; set; }
}
