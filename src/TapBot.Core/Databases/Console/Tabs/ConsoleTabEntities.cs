using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TapBot.Core.Access;

namespace TapBot.Core.Databases;

/// <summary>How texts of the console are stored.</summary>
internal sealed class ConsoleTabEntities : IEntityTypeConfiguration<ConsoleTabRow>
{
    public void Configure(EntityTypeBuilder<ConsoleTabRow> builder)
    {
        builder.ToTable("ConsoleTabs");
        builder.Property(t => t.Id).HasMaxLength(32);
        builder.Property(t => t.Instance).HasMaxLength(63);
        builder.Property(t => t.Title).HasMaxLength(ConsoleTabs.LongestTitle);
        builder.Property(t => t.Database).HasMaxLength(63);
        builder.HasIndex(t => new { t.OwnerId, t.Instance });
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(t => t.OwnerId).OnDelete(DeleteBehavior.Cascade);
    }
}
