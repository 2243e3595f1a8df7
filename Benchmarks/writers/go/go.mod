module writers

go 1.19
