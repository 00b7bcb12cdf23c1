using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TapBot.Core.Figures;

/// <summary>How the history of figures is stored.</summary>
internal sealed class HistoryEntities : IEntityTypeConfiguration<HistorySeriesRow>, IEntityTypeConfiguration<HistoryChunkRow>
{
    private const int LongestServer = 63;

    public void Configure(EntityTypeBuilder<HistorySeriesRow> builder)
    {
        builder.ToTable("HistorySeries");
        builder.Property(s => s.Name).HasMaxLength(SeriesName.Longest);
        builder.Property(s => s.Server).HasMaxLength(LongestServer);
        builder.HasIndex(s => s.Name).IsUnique();
    }

    public void Configure(EntityTypeBuilder<HistoryChunkRow> builder)
    {
        builder.ToTable("HistoryChunks");
        builder.HasKey(c => new { c.SeriesId, c.Tier, c.Start });
        builder.HasIndex(c => new { c.Tier, c.Start }); // the open chunks of all series, and those that are too old
        builder.HasOne<HistorySeriesRow>().WithMany().HasForeignKey(c => c.SeriesId).OnDelete(DeleteBehavior.Cascade);
    }
}
