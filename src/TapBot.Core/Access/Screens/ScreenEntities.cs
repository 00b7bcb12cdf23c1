using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TapBot.Core.Access;

/// <summary>How paired screens are stored.</summary>
internal sealed class ScreenEntities : IEntityTypeConfiguration<ScreenRow>
{
    public void Configure(EntityTypeBuilder<ScreenRow> builder)
    {
        builder.ToTable("Screens");
        builder.Property(s => s.Id).HasMaxLength(32);
        builder.Property(s => s.Name).HasMaxLength(ScreenRegister.LongestName);
        builder.Property(s => s.Board).HasMaxLength(BoardName.Longest);
        builder.Property(s => s.Hash).HasMaxLength(64);
        builder.Property(s => s.Server).HasMaxLength(63);
        builder.Property(s => s.Project).HasMaxLength(255);
        builder.Property(s => s.ApprovedBy).HasMaxLength(256);
        builder.Property(s => s.LastSeenAddress).HasMaxLength(64);
        builder.HasIndex(s => s.Hash).IsUnique();
    }
}
