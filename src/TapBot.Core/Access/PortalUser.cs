using Microsoft.AspNetCore.Identity;

namespace TapBot.Core.Access;

/// <summary>A person who may sign in.</summary>
internal sealed class PortalUser : IdentityUser
{
    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>A disabled person cannot sign in; sessions and tokens give no rights.</summary>
    public bool Disabled { get; set; }

    public List<GrantRow> Grants { get; } = [];
}
