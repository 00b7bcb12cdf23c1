using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using TapBot.Core.Access;

namespace TapBot.Core.Storage;

/// <summary>
/// Everything the portal remembers, as one model for both engines. Each entity is described in its own room by an
/// <see cref="IEntityTypeConfiguration{TEntity}"/>; they are found by reflection.
/// </summary>
internal abstract class PortalDbContext(DbContextOptions options) : IdentityUserContext<PortalUser, string>(options)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(PortalDbContext).Assembly);
    }
}
