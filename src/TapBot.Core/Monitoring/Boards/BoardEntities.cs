using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TapBot.Core.Access;

namespace TapBot.Core.Monitoring;

/// <summary>How boards are stored.</summary>
internal sealed class BoardEntities : IEntityTypeConfiguration<BoardRow>
{
    public void Configure(EntityTypeBuilder<BoardRow> builder)
    {
        builder.ToTable("Boards");
        builder.HasKey(b => b.Name);
        builder.Property(b => b.Name).HasMaxLength(BoardName.Longest);
        builder.Property(b => b.Title).HasMaxLength(BoardPlan.LongestTitle);
        builder.Property(b => b.Tiles).HasMaxLength(BoardRow.LongestTiles);
    }
}
