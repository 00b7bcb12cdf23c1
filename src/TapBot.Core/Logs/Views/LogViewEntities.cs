using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TapBot.Core.Access;

namespace TapBot.Core.Logs;

/// <summary>How saved views are stored.</summary>
internal sealed class LogViewEntities : IEntityTypeConfiguration<LogViewRow>
{
    public void Configure(EntityTypeBuilder<LogViewRow> builder)
    {
        builder.ToTable("LogViews");
        builder.Property(v => v.Id).HasMaxLength(32);
        builder.Property(v => v.Name).HasMaxLength(LogViews.LongestName);
        builder.Property(v => v.Query).HasMaxLength(LogViews.LongestQuery);
        builder.HasIndex(v => new { v.OwnerId, v.Name }).IsUnique();
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(v => v.OwnerId).OnDelete(DeleteBehavior.Cascade);
    }
}
