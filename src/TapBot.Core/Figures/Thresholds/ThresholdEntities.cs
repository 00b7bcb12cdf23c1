using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TapBot.Core.Figures;

/// <summary>How edited bounds are stored.</summary>
internal sealed class ThresholdEntities : IEntityTypeConfiguration<ThresholdRow>
{
    public void Configure(EntityTypeBuilder<ThresholdRow> builder)
    {
        builder.ToTable("Thresholds");
        builder.HasKey(t => new { t.Name, t.Of });
        builder.Property(t => t.Name).HasMaxLength(ThresholdRow.LongestName);
        builder.Property(t => t.Of).HasMaxLength(ThresholdRow.LongestName);
    }
}
