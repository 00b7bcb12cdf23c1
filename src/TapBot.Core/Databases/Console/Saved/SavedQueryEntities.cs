using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TapBot.Core.Databases;

/// <summary>How saved queries are stored.</summary>
internal sealed class SavedQueryEntities : IEntityTypeConfiguration<SavedQueryRow>
{
    public void Configure(EntityTypeBuilder<SavedQueryRow> builder)
    {
        builder.ToTable("SavedQueries");
        builder.Property(q => q.Id).HasMaxLength(32);
        builder.Property(q => q.Instance).HasMaxLength(63);
        builder.Property(q => q.Name).HasMaxLength(SavedQueries.LongestName);
        builder.Property(q => q.Description).HasMaxLength(SavedQueries.LongestDescription);
        builder.Property(q => q.Database).HasMaxLength(63);
        builder.HasIndex(q => new { q.OwnerId, q.Instance, q.Name }).IsUnique();
        builder.HasIndex(q => q.Instance);
        builder.HasOne(q => q.Owner).WithMany().HasForeignKey(q => q.OwnerId).OnDelete(DeleteBehavior.Cascade);
    }
}
