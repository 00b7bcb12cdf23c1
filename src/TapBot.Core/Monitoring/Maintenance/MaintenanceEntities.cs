using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TapBot.Core.Monitoring;

/// <summary>How windows are stored.</summary>
internal sealed class MaintenanceEntities : IEntityTypeConfiguration<MaintenanceRow>
{
    public void Configure(EntityTypeBuilder<MaintenanceRow> builder)
    {
        builder.ToTable("Maintenance");
        builder.HasKey(m => m.Thing);
        builder.Property(m => m.Thing).HasMaxLength(MaintenanceRow.LongestThing);
        builder.Property(m => m.Server).HasMaxLength(64);
        builder.Property(m => m.Project).HasMaxLength(256);
        builder.Property(m => m.Reason).HasMaxLength(MaintenanceRow.LongestReason);
    }
}
